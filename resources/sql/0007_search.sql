-- Words as they are compared, each with a sign for its bot in front (core/relay/desk/searchindex.h). The relay fills it again when it
-- starts, from the log.
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5(words, conversation UNINDEXED, n UNINDEXED, tokenize = 'ascii', detail = none, prefix = '3 4 5 6 7');
CREATE TABLE stale_tables(name TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO stale_tables(name) VALUES('search');

-- The list of an agent with a few bots, the latest first.
CREATE INDEX conversations_by_bot ON conversations(bot, updated_at DESC, id DESC);
