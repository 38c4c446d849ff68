-- What the console keeps of one relay for one member. Everything but the outbox and the drafts can be fetched again.
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE conversations(id TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE messages(conversation TEXT NOT NULL, n INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY(conversation, n)) WITHOUT ROWID;
CREATE TABLE seen(conversation TEXT PRIMARY KEY, up_to INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE outbox(
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    command TEXT NOT NULL UNIQUE,
    verb TEXT NOT NULL,
    conversation TEXT NOT NULL,
    params TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    failure TEXT
);
CREATE TABLE drafts(conversation TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
