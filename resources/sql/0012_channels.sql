-- Lists of one channel.
CREATE INDEX conversations_by_channel ON conversations(channel, updated_at DESC, id DESC);
