-- Where members are signed in: written at every sign-in and while somebody is connected, so not in baton.db.
CREATE TABLE agent_sessions(
    token_hash BLOB PRIMARY KEY,
    member TEXT NOT NULL,
    device_name TEXT NOT NULL,
    device_platform TEXT NOT NULL,
    device TEXT NOT NULL,
    sign_outs INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    connections INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
-- The last row of admin_audit that the relay which serves goes by: whoever made it waits for that.
CREATE TABLE followed_audit(audit INTEGER NOT NULL);
INSERT INTO followed_audit(audit) VALUES(0);
-- A row as soon as the sessions have been taken over that older versions kept in baton.db.
CREATE TABLE taken_over(at INTEGER NOT NULL);
