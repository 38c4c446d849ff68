-- Entries of one moment go by their number, on every page.
DROP INDEX autoupdates_by_time;
DROP INDEX autoupdates_by_kind;
DROP INDEX autoupdates_unreviewed;
CREATE INDEX autoupdates_by_time ON autoupdates(at DESC, n DESC, id DESC);
CREATE INDEX autoupdates_by_kind ON autoupdates(kind, at DESC, n DESC, id DESC);
CREATE INDEX autoupdates_unreviewed ON autoupdates(at DESC, n DESC, id DESC, bot) WHERE reviewed_at IS NULL;
