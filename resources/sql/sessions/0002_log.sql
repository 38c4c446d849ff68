-- Which log a row is of, as in baton.db. `taken_over` speaks of the file.
ALTER TABLE agent_sessions ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
ALTER TABLE followed_audit ADD COLUMN log INTEGER NOT NULL DEFAULT 1;
