-- The place in the queue is a number of the log, not a time; and what was said to a person is judged no more.
ALTER TABLE conversations ADD COLUMN waiting_order INTEGER;
ALTER TABLE conversations ADD COLUMN requeued_at INTEGER;
UPDATE conversations SET waiting_order = (SELECT MAX(e.seq) FROM events e WHERE e.conversation = conversations.id AND e.type <> 'message.added' AND e.type IN ('conversation.escalated', 'conversation.released')) WHERE waiting_since IS NOT NULL;
UPDATE conversations SET escalated_n = COALESCE((SELECT json_extract(e.data, '$.conversation.messageCount') FROM events e WHERE e.conversation = conversations.id AND e.type <> 'message.added' AND e.type IN ('conversation.escalated', 'conversation.handed_back', 'conversation.resolved') ORDER BY e.seq DESC LIMIT 1), escalated_n);
-- The time of a change never goes back.
UPDATE conversations SET updated_at = MAX(updated_at, COALESCE((SELECT MAX(m.at) FROM messages m WHERE m.conversation = conversations.id), 0), COALESCE((SELECT MAX(e.at) FROM events e WHERE e.conversation = conversations.id AND e.type <> 'message.added'), 0));
DROP INDEX conversations_waiting;
CREATE INDEX conversations_waiting ON conversations(waiting_order, id) WHERE state = 'waiting';
-- What a member's role would give and they do not have: names of permissions, with spaces between.
ALTER TABLE members ADD COLUMN withheld TEXT NOT NULL DEFAULT '';
