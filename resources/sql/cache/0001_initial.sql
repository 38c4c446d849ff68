-- What the console keeps of one relay for one member. Outbox and drafts are the agent's own words, and stay with
-- their owner; everything else can be fetched again.
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE conversations(
    id TEXT PRIMARY KEY,
    ended INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    json TEXT NOT NULL
);
CREATE INDEX conversations_order ON conversations(ended, updated_at DESC);
CREATE TABLE messages(
    conversation TEXT NOT NULL,
    n INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY(conversation, n)
) WITHOUT ROWID;
CREATE TABLE history(
    conversation TEXT NOT NULL,
    after_n INTEGER NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY(conversation, after_n, at, type)
) WITHOUT ROWID;
CREATE TABLE seen(conversation TEXT PRIMARY KEY, up_to INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE outbox(
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    owner TEXT NOT NULL,
    command TEXT NOT NULL UNIQUE,
    verb TEXT NOT NULL,
    conversation TEXT NOT NULL,
    params TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    failure TEXT
);
CREATE TABLE drafts(
    owner TEXT NOT NULL,
    conversation TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY(owner, conversation)
) WITHOUT ROWID;
