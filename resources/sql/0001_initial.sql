-- The truth: every event, numbered without gaps in commit order. `inner` holds what projections need beyond the wire.
CREATE TABLE events(
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    conversation TEXT NOT NULL,
    bot TEXT NOT NULL,
    from_bot INTEGER NOT NULL DEFAULT 0,
    data TEXT NOT NULL,
    inner TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX events_by_conversation ON events(conversation, seq) WHERE type <> 'message.added';

-- Projections: everything below, up to the next heading, can be made again from the log.
CREATE TABLE conversations(
    id TEXT PRIMARY KEY,
    bot TEXT NOT NULL,
    bot_name TEXT NOT NULL,
    subject TEXT NOT NULL,
    visitor BLOB,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    quote TEXT,
    assignee TEXT,
    assignee_name TEXT,
    contact TEXT NOT NULL,
    contact_json TEXT NOT NULL,
    tags TEXT NOT NULL DEFAULT '[]',
    last_author TEXT,
    last_name TEXT,
    last_text TEXT,
    last_at INTEGER,
    waiting_since INTEGER,
    message_count INTEGER NOT NULL DEFAULT 0,
    escalated_n INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX conversations_by_subject ON conversations(bot, subject);
CREATE INDEX conversations_by_visitor ON conversations(visitor, bot) WHERE visitor IS NOT NULL;
CREATE INDEX conversations_by_contact ON conversations(contact, bot, created_at);
CREATE INDEX conversations_by_update ON conversations(updated_at DESC, id DESC);
CREATE INDEX conversations_by_state ON conversations(state, updated_at DESC, id DESC);
CREATE INDEX conversations_waiting ON conversations(waiting_since, id) WHERE state = 'waiting';
CREATE INDEX conversations_by_assignee ON conversations(assignee, updated_at DESC, id DESC) WHERE assignee IS NOT NULL;

CREATE TABLE messages(
    conversation TEXT NOT NULL,
    n INTEGER NOT NULL,
    id TEXT NOT NULL,
    author TEXT NOT NULL,
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    confidence REAL,
    PRIMARY KEY(conversation, n)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5(text, conversation UNINDEXED, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');

-- What makes repeats harmless. Swept by age.
CREATE TABLE commands(
    member TEXT NOT NULL,
    command TEXT NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY(member, command)
) WITHOUT ROWID;
CREATE TABLE taken_events(
    bot TEXT NOT NULL,
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY(bot, source, id)
) WITHOUT ROWID;
CREATE TABLE taken_messages(
    conversation TEXT NOT NULL,
    client_id TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY(conversation, client_id)
) WITHOUT ROWID;
CREATE TABLE read_marks(
    member TEXT NOT NULL,
    conversation TEXT NOT NULL,
    up_to INTEGER NOT NULL,
    PRIMARY KEY(member, conversation)
) WITHOUT ROWID;

-- Members, bots and their secrets: set by admins, not by events.
CREATE TABLE members(
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE TABLE member_bots(member TEXT NOT NULL, bot TEXT NOT NULL, PRIMARY KEY(member, bot)) WITHOUT ROWID;
CREATE TABLE agent_sessions(
    token_hash BLOB PRIMARY KEY,
    member TEXT NOT NULL,
    device_name TEXT NOT NULL,
    device_platform TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    last_seen INTEGER NOT NULL
);
CREATE TABLE bots(
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    key_hash BLOB NOT NULL,
    webhook_url TEXT,
    webhook_secret TEXT,
    settings TEXT NOT NULL DEFAULT '{}',
    delivered_seq INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE TABLE admin_audit(id INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, detail TEXT NOT NULL);
