-- Whether the message that carries a file is known to say how it was judged.
ALTER TABLE files ADD COLUMN told INTEGER NOT NULL DEFAULT 0;
CREATE INDEX files_untold ON files(id) WHERE told = 0;
