-- Which log a row is of. A file holds one, the first; where several share a database, separate tenants are separate logs. A constant default is
-- kept with the schema, so no row is touched, however many there are.
-- Left out: `search`, whose columns are fixed once it is made, and `schema_versions` and `stale_tables`, which speak of the file.
ALTER TABLE events ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE conversations ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE messages ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE commands ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE taken_events ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE taken_messages ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE read_marks ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE members ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE member_bots ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE bots ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE admin_audit ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE subscriptions ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE workflow_runs ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE workflow_steps ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE step_durations ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE autoupdates ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE step_watch ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE workflow_settings ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE log ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
