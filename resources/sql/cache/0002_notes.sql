-- Private notes between the messages that are kept.
CREATE TABLE notes(
    conversation TEXT NOT NULL,
    id TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY(conversation, id)
) WITHOUT ROWID;
