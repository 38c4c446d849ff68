-- What a relay keeps, in PostgreSQL: the same as in its SQLite file, but that every key begins with the log, since a database may hold several.
-- Left out is the search, which is filled behind the desk. Keys are compared byte by byte, so that no locale's update breaks an index.
CREATE TABLE logs(log INTEGER PRIMARY KEY, id TEXT NOT NULL);

-- The truth: every event, numbered without gaps in commit order. `inner` holds what projections need beyond the wire.
CREATE TABLE events(
    log INTEGER NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    type TEXT NOT NULL,
    conversation TEXT COLLATE "C" NOT NULL,
    bot TEXT COLLATE "C" NOT NULL,
    from_bot INTEGER NOT NULL,
    data TEXT NOT NULL,
    "inner" TEXT NOT NULL,
    PRIMARY KEY(log, seq)
);
CREATE INDEX events_by_conversation ON events(log, conversation, seq) WHERE type <> 'message.added';
CREATE INDEX events_by_bot ON events(log, bot, seq) WHERE from_bot = 0;

-- The last batch of each desk that writes: after a lost connection it says whether a commit was carried out.
CREATE TABLE writers(
    log INTEGER NOT NULL,
    writer TEXT COLLATE "C" NOT NULL,
    batch BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY(log, writer)
);

-- Projections: everything below, up to the next heading, can be made again from the log.
CREATE TABLE conversations(
    log INTEGER NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    bot TEXT COLLATE "C" NOT NULL,
    bot_name TEXT NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    visitor BYTEA,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    quote TEXT,
    assignee TEXT COLLATE "C",
    assignee_name TEXT,
    contact TEXT COLLATE "C" NOT NULL,
    contact_json TEXT NOT NULL,
    tags TEXT NOT NULL,
    last_author TEXT,
    last_name TEXT,
    last_text TEXT,
    last_at BIGINT,
    waiting_since BIGINT,
    message_count BIGINT NOT NULL,
    escalated_n BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    waiting_order BIGINT,
    requeued_at BIGINT,
    PRIMARY KEY(log, id)
);
CREATE UNIQUE INDEX conversations_by_subject ON conversations(log, bot, subject);
CREATE INDEX conversations_by_visitor ON conversations(log, visitor, bot) WHERE visitor IS NOT NULL;
CREATE INDEX conversations_by_contact ON conversations(log, contact, bot, created_at);
CREATE INDEX conversations_by_update ON conversations(log, updated_at DESC, id DESC);
CREATE INDEX conversations_by_state ON conversations(log, state, updated_at DESC, id DESC);
CREATE INDEX conversations_by_bot ON conversations(log, bot, updated_at DESC, id DESC);
CREATE INDEX conversations_by_channel ON conversations(log, channel, updated_at DESC, id DESC);
CREATE INDEX conversations_waiting ON conversations(log, waiting_order, id) WHERE state = 'waiting';
CREATE INDEX conversations_by_assignee ON conversations(log, assignee, updated_at DESC, id DESC) WHERE assignee IS NOT NULL;

CREATE TABLE messages(
    log INTEGER NOT NULL,
    conversation TEXT COLLATE "C" NOT NULL,
    n BIGINT NOT NULL,
    id TEXT NOT NULL,
    author TEXT NOT NULL,
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    confidence DOUBLE PRECISION,
    PRIMARY KEY(log, conversation, n)
);

CREATE TABLE workflow_runs(
    log INTEGER NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    run TEXT COLLATE "C" NOT NULL,
    bot TEXT COLLATE "C" NOT NULL,
    bot_name TEXT NOT NULL,
    workflow TEXT COLLATE "C" NOT NULL,
    name TEXT NOT NULL,
    about TEXT,
    state TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    finished_at BIGINT,
    error TEXT,
    step BIGINT,
    steps BIGINT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY(log, id)
);
CREATE UNIQUE INDEX workflow_runs_by_key ON workflow_runs(log, bot, run);
CREATE INDEX workflow_runs_by_update ON workflow_runs(log, updated_at DESC, id DESC);
CREATE INDEX workflow_runs_by_state ON workflow_runs(log, state, updated_at DESC, id DESC);
CREATE INDEX workflow_runs_by_bot ON workflow_runs(log, bot, state);

CREATE TABLE workflow_steps(
    log INTEGER NOT NULL,
    run TEXT COLLATE "C" NOT NULL,
    step BIGINT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    stuck INTEGER NOT NULL,
    PRIMARY KEY(log, run, step)
);
CREATE INDEX workflow_steps_running ON workflow_steps(log, run, step) WHERE state = 'running' AND stuck = 0;

-- How long each step took in its newest runs; average, median and p95 are of `newest`.
CREATE TABLE step_durations(
    log INTEGER NOT NULL,
    bot TEXT COLLATE "C" NOT NULL,
    workflow TEXT COLLATE "C" NOT NULL,
    step BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    newest TEXT NOT NULL,
    average BIGINT NOT NULL,
    median BIGINT NOT NULL,
    p95 BIGINT NOT NULL,
    PRIMARY KEY(log, bot, workflow, step, name)
);

CREATE TABLE autoupdates(
    log INTEGER NOT NULL,
    bot TEXT COLLATE "C" NOT NULL,
    n BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    bot_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    summary TEXT NOT NULL,
    source TEXT,
    cause TEXT,
    details TEXT NOT NULL,
    at BIGINT NOT NULL,
    hash TEXT NOT NULL,
    reviewed_by TEXT,
    reviewed_name TEXT,
    reviewed_at BIGINT,
    words TEXT NOT NULL,
    PRIMARY KEY(log, bot, n)
);
CREATE UNIQUE INDEX autoupdates_by_id ON autoupdates(log, id);
CREATE INDEX autoupdates_by_time ON autoupdates(log, at DESC, n DESC, id DESC);
CREATE INDEX autoupdates_by_kind ON autoupdates(log, kind, at DESC, n DESC, id DESC);
CREATE INDEX autoupdates_unreviewed ON autoupdates(log, at DESC, n DESC, id DESC, bot) WHERE reviewed_at IS NULL;

-- By the relays' own clocks: since when a step runs. Moved along when the clock is set. Not made from the log.
CREATE TABLE step_watch(
    log INTEGER NOT NULL,
    run TEXT COLLATE "C" NOT NULL,
    step BIGINT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY(log, run, step)
);

-- What makes repeats harmless. Swept by age.
CREATE TABLE commands(
    log INTEGER NOT NULL,
    member TEXT COLLATE "C" NOT NULL,
    command TEXT COLLATE "C" NOT NULL,
    answer TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY(log, member, command)
);
CREATE INDEX commands_by_age ON commands(log, at);
CREATE TABLE taken_events(
    log INTEGER NOT NULL,
    bot TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY(log, bot, source, id)
);
CREATE INDEX taken_events_by_age ON taken_events(log, at);
CREATE TABLE taken_messages(
    log INTEGER NOT NULL,
    conversation TEXT COLLATE "C" NOT NULL,
    client_id TEXT COLLATE "C" NOT NULL,
    n BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY(log, conversation, client_id)
);
CREATE INDEX taken_messages_by_age ON taken_messages(log, at);

-- Beside the log.
CREATE TABLE read_marks(
    log INTEGER NOT NULL,
    member TEXT COLLATE "C" NOT NULL,
    conversation TEXT COLLATE "C" NOT NULL,
    up_to BIGINT NOT NULL,
    PRIMARY KEY(log, member, conversation)
);
CREATE TABLE subscriptions(
    log INTEGER NOT NULL,
    member TEXT COLLATE "C" NOT NULL,
    device TEXT COLLATE "C" NOT NULL,
    wanted TEXT NOT NULL,
    PRIMARY KEY(log, member, device)
);

-- Members, bots and their secrets: set by admins, not by events.
CREATE TABLE members(
    log INTEGER NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    email TEXT COLLATE "C" NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    withheld TEXT NOT NULL DEFAULT '',
    sign_outs BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY(log, id),
    UNIQUE(log, email)
);
CREATE TABLE member_bots(
    log INTEGER NOT NULL,
    member TEXT COLLATE "C" NOT NULL,
    bot TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY(log, member, bot)
);
CREATE TABLE bots(
    log INTEGER NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    name TEXT NOT NULL,
    key_hash BYTEA NOT NULL,
    webhook_url TEXT,
    webhook_secret TEXT,
    settings TEXT NOT NULL DEFAULT '{}',
    delivered_seq BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY(log, id)
);
CREATE TABLE workflow_settings(
    log INTEGER NOT NULL,
    bot TEXT COLLATE "C" NOT NULL,
    workflow TEXT COLLATE "C" NOT NULL,
    floor_ms BIGINT NOT NULL,
    factor DOUBLE PRECISION NOT NULL,
    PRIMARY KEY(log, bot, workflow)
);
CREATE TABLE admin_audit(
    log INTEGER NOT NULL,
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY(log, id)
);
