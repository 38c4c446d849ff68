-- Whether the message that carries a file is known to say how it was judged, and which message that is: 0 for a note.
ALTER TABLE files ADD COLUMN told INTEGER NOT NULL DEFAULT 0;
ALTER TABLE files ADD COLUMN n INTEGER NOT NULL DEFAULT 0;
CREATE INDEX files_untold ON files(id) WHERE told = 0;
CREATE INDEX files_by_conversation ON files(conversation, n) WHERE conversation IS NOT NULL;
