-- What few conversations and messages have lies in `more`, as JSON: files, buttons, who assigned it, a rating.
ALTER TABLE conversations ADD COLUMN snoozed_until INTEGER;
ALTER TABLE conversations ADD COLUMN more TEXT NOT NULL DEFAULT '{}';
ALTER TABLE messages ADD COLUMN more TEXT NOT NULL DEFAULT '{}';
CREATE INDEX conversations_snoozed ON conversations(snoozed_until) WHERE snoozed_until IS NOT NULL;

-- Private notes, on a conversation or on a contact; made again from the log. Nothing that leaves the house reads this table.
CREATE TABLE notes(
    id TEXT PRIMARY KEY,
    bot TEXT NOT NULL,
    conversation TEXT NOT NULL,
    contact TEXT NOT NULL,
    after_n INTEGER NOT NULL,
    author TEXT NOT NULL,
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    attachments TEXT NOT NULL,
    log INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX notes_by_conversation ON notes(conversation) WHERE conversation <> '';
CREATE INDEX notes_by_contact ON notes(contact, bot) WHERE contact <> '';

-- When the customer has seen what others wrote, and agents what the customer did: a row each time somebody saw more. Not of the log, since it passes.
CREATE TABLE seen(
    conversation TEXT NOT NULL,
    by_customer INTEGER NOT NULL,
    up_to INTEGER NOT NULL,
    at INTEGER NOT NULL,
    log INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY(conversation, by_customer, up_to)
) WITHOUT ROWID;

-- The agent who has written it, so that they can take it back; empty of all others, and of what is older.
ALTER TABLE messages ADD COLUMN member TEXT NOT NULL DEFAULT '';
-- Whoever is told late of a message is told whether it was withdrawn since.
CREATE INDEX events_withdrawn ON events(seq) WHERE type = 'message.withdrawn';

-- Which message or note carries a file: `note` is empty for a message. Made again from the log.
CREATE TABLE carried_files(
    file TEXT PRIMARY KEY,
    conversation TEXT NOT NULL,
    n INTEGER NOT NULL,
    note TEXT NOT NULL,
    log INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;

-- By which tag a conversation is found, as tags are compared: without case. Made again from the log.
CREATE TABLE conversation_tags(
    tag TEXT NOT NULL,
    conversation TEXT NOT NULL,
    log INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY(tag, conversation)
) WITHOUT ROWID;
CREATE INDEX conversation_tags_by_conversation ON conversation_tags(conversation);

-- How many conversations a member may hold at once; 0: any number.
ALTER TABLE members ADD COLUMN capacity INTEGER NOT NULL DEFAULT 0;

-- What waits and is open, by bot: counted for whoever asks for their bots.
CREATE INDEX conversations_pressing ON conversations(bot, state, assignee) WHERE state IN ('waiting', 'open');

-- Customers from whom nothing is taken until then (NULL: until they are let in again), nor from their address where one is named. Set by members, not by events.
CREATE TABLE blocks(
    bot TEXT NOT NULL,
    contact TEXT NOT NULL,
    address TEXT NOT NULL,
    until INTEGER,
    blocked_by TEXT NOT NULL,
    at INTEGER NOT NULL,
    log INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY(bot, contact)
) WITHOUT ROWID;

-- Words kept to be written again, with what goes with them; no event tells of them. Bots as a JSON array, empty for all.
CREATE TABLE saved_replies(
    id TEXT PRIMARY KEY,
    shortcut TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    bots TEXT NOT NULL,
    actions TEXT NOT NULL,
    log INTEGER NOT NULL DEFAULT 1
);

-- Whom a run concerns; empty when its bot did not say.
ALTER TABLE workflow_runs ADD COLUMN conversation TEXT NOT NULL DEFAULT '';
ALTER TABLE workflow_runs ADD COLUMN contact TEXT NOT NULL DEFAULT '';
CREATE INDEX workflow_runs_by_conversation ON workflow_runs(conversation, updated_at DESC, id DESC) WHERE conversation <> '';
CREATE INDEX workflow_runs_by_contact ON workflow_runs(bot, contact, updated_at DESC, id DESC) WHERE contact <> '';

-- And what a bot itself has caused that its customer is to be told in words.
DROP INDEX events_by_bot;
CREATE INDEX events_by_bot ON events(bot, seq) WHERE from_bot = 0 OR type IN ('conversation.escalated', 'conversation.resolved');
