-- Projections of `workflow.*` and `autoupdate.*` events: can be made again from the log.
CREATE TABLE workflow_runs(
    id TEXT PRIMARY KEY,
    run TEXT NOT NULL,
    bot TEXT NOT NULL,
    bot_name TEXT NOT NULL,
    workflow TEXT NOT NULL,
    name TEXT NOT NULL,
    about TEXT,
    state TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    finished_at INTEGER,
    error TEXT,
    step INTEGER,
    steps INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE UNIQUE INDEX workflow_runs_by_key ON workflow_runs(bot, run);
CREATE INDEX workflow_runs_by_update ON workflow_runs(updated_at DESC, id DESC);
CREATE INDEX workflow_runs_by_state ON workflow_runs(state, updated_at DESC, id DESC);
CREATE INDEX workflow_runs_by_bot ON workflow_runs(bot, state);

CREATE TABLE workflow_steps(
    run TEXT NOT NULL,
    step INTEGER NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    stuck INTEGER NOT NULL,
    PRIMARY KEY(run, step)
) WITHOUT ROWID;
CREATE INDEX workflow_steps_running ON workflow_steps(run, step) WHERE state = 'running' AND stuck = 0;

-- How long each step took in its newest runs; average, median and p95 are of `newest`.
CREATE TABLE step_durations(
    bot TEXT NOT NULL,
    workflow TEXT NOT NULL,
    step INTEGER NOT NULL,
    name TEXT NOT NULL,
    newest TEXT NOT NULL,
    average INTEGER NOT NULL,
    median INTEGER NOT NULL,
    p95 INTEGER NOT NULL,
    PRIMARY KEY(bot, workflow, step, name)
) WITHOUT ROWID;

CREATE TABLE autoupdates(
    bot TEXT NOT NULL,
    n INTEGER NOT NULL,
    id TEXT NOT NULL,
    bot_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    summary TEXT NOT NULL,
    source TEXT,
    cause TEXT,
    details TEXT NOT NULL,
    at INTEGER NOT NULL,
    hash TEXT NOT NULL,
    reviewed_by TEXT,
    reviewed_name TEXT,
    reviewed_at INTEGER,
    words TEXT NOT NULL,
    PRIMARY KEY(bot, n)
);
CREATE UNIQUE INDEX autoupdates_by_id ON autoupdates(id);
CREATE INDEX autoupdates_by_time ON autoupdates(at DESC, id DESC);
CREATE INDEX autoupdates_by_kind ON autoupdates(kind, at DESC, id DESC);
CREATE INDEX autoupdates_unreviewed ON autoupdates(at DESC, id DESC, bot) WHERE reviewed_at IS NULL;

-- By the relay's own clock: since when a step runs. Moved along when the clock is set. Not made from the log.
CREATE TABLE step_watch(
    run TEXT NOT NULL,
    step INTEGER NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY(run, step)
) WITHOUT ROWID;

-- When a step of a workflow counts as stuck: set by admins.
CREATE TABLE workflow_settings(
    bot TEXT NOT NULL,
    workflow TEXT NOT NULL,
    floor_ms INTEGER NOT NULL,
    factor REAL NOT NULL,
    PRIMARY KEY(bot, workflow)
) WITHOUT ROWID;
