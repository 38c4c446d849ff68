-- A bot's mail reads what others have caused in its conversations, and nothing else.
CREATE INDEX events_by_bot ON events(bot, seq) WHERE from_bot = 0;
