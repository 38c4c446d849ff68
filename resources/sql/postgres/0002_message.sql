-- What few conversations and messages have lies in `more`, as JSON: files, buttons, who assigned it, a rating.
ALTER TABLE conversations ADD COLUMN snoozed_until BIGINT;
ALTER TABLE conversations ADD COLUMN more TEXT NOT NULL DEFAULT '{}';
ALTER TABLE messages ADD COLUMN more TEXT NOT NULL DEFAULT '{}';
CREATE INDEX conversations_snoozed ON conversations(log, snoozed_until) WHERE snoozed_until IS NOT NULL;

-- Private notes, on a conversation or on a contact; made again from the log. Nothing that leaves the house reads this table.
CREATE TABLE notes(
    log INTEGER NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    bot TEXT COLLATE "C" NOT NULL,
    conversation TEXT COLLATE "C" NOT NULL,
    contact TEXT COLLATE "C" NOT NULL,
    after_n BIGINT NOT NULL,
    author TEXT COLLATE "C" NOT NULL,
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    attachments TEXT NOT NULL,
    PRIMARY KEY(log, id)
);
CREATE INDEX notes_by_conversation ON notes(log, conversation, id) WHERE conversation <> '';
CREATE INDEX notes_by_contact ON notes(log, contact, bot, id) WHERE contact <> '';

-- When the customer has seen what others wrote, and agents what the customer did: a row each time somebody saw more.
CREATE TABLE seen(
    log INTEGER NOT NULL,
    conversation TEXT COLLATE "C" NOT NULL,
    by_customer INTEGER NOT NULL,
    up_to BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY(log, conversation, by_customer, up_to)
);

-- The agent who has written it, so that they can take it back; empty of all others, and of what is older.
ALTER TABLE messages ADD COLUMN member TEXT NOT NULL DEFAULT '';
-- Whoever is told late of a message is told whether it was withdrawn since.
CREATE INDEX events_withdrawn ON events(log, seq) WHERE type = 'message.withdrawn';

-- Which message or note carries a file: `note` is empty for a message.
CREATE TABLE carried_files(
    log INTEGER NOT NULL,
    file TEXT COLLATE "C" NOT NULL,
    conversation TEXT COLLATE "C" NOT NULL,
    n BIGINT NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY(log, file)
);

-- By which tag a conversation is found, as tags are compared: without case. Made again from the log.
CREATE TABLE conversation_tags(
    log INTEGER NOT NULL,
    tag TEXT COLLATE "C" NOT NULL,
    conversation TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY(log, tag, conversation)
);
CREATE INDEX conversation_tags_by_conversation ON conversation_tags(log, conversation);

-- How many conversations a member may hold at once; 0: any number.
ALTER TABLE members ADD COLUMN capacity BIGINT NOT NULL DEFAULT 0;

-- What waits and is open, by bot: counted for whoever asks for their bots.
CREATE INDEX conversations_pressing ON conversations(log, bot, state, assignee) WHERE state IN ('waiting', 'open');

-- Customers from whom nothing is taken until then (NULL: until they are let in again), nor from their address where one is named. Set by members, not by events.
CREATE TABLE blocks(
    log INTEGER NOT NULL,
    bot TEXT COLLATE "C" NOT NULL,
    contact TEXT COLLATE "C" NOT NULL,
    address TEXT NOT NULL,
    until BIGINT,
    blocked_by TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY(log, bot, contact)
);

-- Words kept to be written again, with what goes with them; no event tells of them. Bots as a JSON array, empty for all.
CREATE TABLE saved_replies(
    log INTEGER NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    shortcut TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    bots TEXT NOT NULL,
    actions TEXT NOT NULL,
    PRIMARY KEY(log, id)
);

-- Whom a run concerns; empty when its bot did not say.
ALTER TABLE workflow_runs ADD COLUMN conversation TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE workflow_runs ADD COLUMN contact TEXT COLLATE "C" NOT NULL DEFAULT '';
CREATE INDEX workflow_runs_by_conversation ON workflow_runs(log, conversation, updated_at DESC, id DESC) WHERE conversation <> '';
CREATE INDEX workflow_runs_by_contact ON workflow_runs(log, bot, contact, updated_at DESC, id DESC) WHERE contact <> '';

-- And what a bot itself has caused that its customer is to be told in words.
DROP INDEX events_by_bot;
CREATE INDEX events_by_bot ON events(log, bot, seq) WHERE from_bot = 0 OR type IN ('conversation.escalated', 'conversation.resolved');
