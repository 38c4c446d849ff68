-- How many connections the session has, while a relay serves; made 0 when one starts.
ALTER TABLE agent_sessions ADD COLUMN connections INTEGER NOT NULL DEFAULT 0;
