-- Beginnings of long words have a list of their own, too: without it a search for one gathers every row of every word that begins like it.
-- And the rows of a conversation are found by an index, no longer by a term of each row. The relay fills the table again when it starts, from
-- the log.
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5(words, conversation UNINDEXED, n UNINDEXED, tokenize = 'ascii', detail = none, prefix = '3 4 5 6 7 8 9 10 11 12');
CREATE INDEX search_by_conversation ON search_content(c1);
INSERT OR REPLACE INTO stale_tables(name) VALUES('search');
