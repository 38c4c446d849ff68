-- One device may sign in again and again; what it wants to be told of stays.
ALTER TABLE agent_sessions ADD COLUMN device TEXT NOT NULL DEFAULT '';
-- Until they sign in again, each session is a device of its own.
UPDATE agent_sessions SET device = 'd' || substr(lower(hex(token_hash)), 1, 24);

-- What a member wants on a device; with an empty device, what holds on all of theirs (quiet hours).
CREATE TABLE subscriptions(
    member TEXT NOT NULL,
    device TEXT NOT NULL,
    wanted TEXT NOT NULL,
    PRIMARY KEY(member, device)
) WITHOUT ROWID;
