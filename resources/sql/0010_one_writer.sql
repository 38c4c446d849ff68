-- Which log the event numbers are of: another one in a restored database.
CREATE TABLE log(id TEXT NOT NULL);
INSERT INTO log(id) VALUES('l' || lower(hex(randomblob(16))));

-- Where members are signed in is kept in a file of its own, sessions.db; whoever brings this schema has taken it along.
DROP TABLE agent_sessions;
DROP TABLE followed_audit;
-- How often all sessions of a member were ended: one that began before the last time is none.
ALTER TABLE members ADD COLUMN sign_outs INTEGER NOT NULL DEFAULT 0;

-- Any id was taken, and any number.
DELETE FROM read_marks WHERE conversation NOT IN (SELECT id FROM conversations);
UPDATE read_marks SET up_to = MIN(up_to, (SELECT message_count FROM conversations c WHERE c.id = read_marks.conversation));

-- What makes repeats harmless is swept by age, at once and without looking at what is young.
ALTER TABLE taken_messages ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
UPDATE taken_messages SET at = CAST(strftime('%s', 'now') AS INTEGER) * 1000;
CREATE INDEX commands_by_age ON commands(at);
CREATE INDEX taken_events_by_age ON taken_events(at);
CREATE INDEX taken_messages_by_age ON taken_messages(at);
