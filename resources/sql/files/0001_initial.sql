-- What is known of files; their bytes lie in a folder, each under its hash.
CREATE TABLE files(
    log INTEGER NOT NULL DEFAULT 1,
    id TEXT NOT NULL PRIMARY KEY,
    sender TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    received INTEGER NOT NULL,
    state INTEGER NOT NULL,
    why TEXT NOT NULL,
    type TEXT NOT NULL,
    hash TEXT,
    shown TEXT,
    shown_type TEXT NOT NULL,
    shown_size INTEGER NOT NULL,
    thumbnail TEXT,
    thumbnail_size INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    conversation TEXT,
    inside INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX files_by_sender ON files(sender, state);
CREATE INDEX files_by_state ON files(state, expires_at);
CREATE INDEX files_by_hash ON files(hash) WHERE hash IS NOT NULL;
CREATE INDEX files_by_shown ON files(shown) WHERE shown IS NOT NULL;
CREATE INDEX files_by_thumbnail ON files(thumbnail) WHERE thumbnail IS NOT NULL;
-- With what links are signed.
CREATE TABLE link_key(
    log INTEGER NOT NULL DEFAULT 1,
    key BLOB NOT NULL
);
-- Where the bytes are, for whoever copies or checks them.
CREATE TABLE place(
    log INTEGER NOT NULL DEFAULT 1,
    folder TEXT NOT NULL
);
