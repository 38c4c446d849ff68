-- A database of schema 14, as a relay of its time left it.
CREATE TABLE schema_versions(version INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL);
CREATE TABLE events(
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    conversation TEXT NOT NULL,
    bot TEXT NOT NULL,
    from_bot INTEGER NOT NULL DEFAULT 0,
    data TEXT NOT NULL,
    inner TEXT NOT NULL DEFAULT '{}'
, log INTEGER NOT NULL DEFAULT 1);
CREATE INDEX events_by_conversation ON events(conversation, seq) WHERE type <> 'message.added';
CREATE TABLE conversations(
    id TEXT PRIMARY KEY,
    bot TEXT NOT NULL,
    bot_name TEXT NOT NULL,
    subject TEXT NOT NULL,
    visitor BLOB,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    quote TEXT,
    assignee TEXT,
    assignee_name TEXT,
    contact TEXT NOT NULL,
    contact_json TEXT NOT NULL,
    tags TEXT NOT NULL DEFAULT '[]',
    last_author TEXT,
    last_name TEXT,
    last_text TEXT,
    last_at INTEGER,
    waiting_since INTEGER,
    message_count INTEGER NOT NULL DEFAULT 0,
    escalated_n INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
, waiting_order INTEGER, requeued_at INTEGER, log INTEGER NOT NULL DEFAULT 1, snoozed_until INTEGER, more TEXT NOT NULL DEFAULT '{}');
CREATE UNIQUE INDEX conversations_by_subject ON conversations(bot, subject);
CREATE INDEX conversations_by_visitor ON conversations(visitor, bot) WHERE visitor IS NOT NULL;
CREATE INDEX conversations_by_contact ON conversations(contact, bot, created_at);
CREATE INDEX conversations_by_update ON conversations(updated_at DESC, id DESC);
CREATE INDEX conversations_by_state ON conversations(state, updated_at DESC, id DESC);
CREATE INDEX conversations_by_assignee ON conversations(assignee, updated_at DESC, id DESC) WHERE assignee IS NOT NULL;
CREATE TABLE messages(
    conversation TEXT NOT NULL,
    n INTEGER NOT NULL,
    id TEXT NOT NULL,
    author TEXT NOT NULL,
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    confidence REAL, log INTEGER NOT NULL DEFAULT 1, more TEXT NOT NULL DEFAULT '{}', member TEXT NOT NULL DEFAULT '',
    PRIMARY KEY(conversation, n)
) WITHOUT ROWID;
CREATE TABLE commands(
    member TEXT NOT NULL,
    command TEXT NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL, log INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY(member, command)
) WITHOUT ROWID;
CREATE TABLE taken_events(
    bot TEXT NOT NULL,
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL, log INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY(bot, source, id)
) WITHOUT ROWID;
CREATE TABLE taken_messages(
    conversation TEXT NOT NULL,
    client_id TEXT NOT NULL,
    n INTEGER NOT NULL, at INTEGER NOT NULL DEFAULT 0, log INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY(conversation, client_id)
) WITHOUT ROWID;
CREATE TABLE read_marks(
    member TEXT NOT NULL,
    conversation TEXT NOT NULL,
    up_to INTEGER NOT NULL, log INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY(member, conversation)
) WITHOUT ROWID;
CREATE TABLE members(
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
, withheld TEXT NOT NULL DEFAULT '', sign_outs INTEGER NOT NULL DEFAULT 0, log INTEGER NOT NULL DEFAULT 1, capacity INTEGER NOT NULL DEFAULT 0);
CREATE TABLE member_bots(member TEXT NOT NULL, bot TEXT NOT NULL, log INTEGER NOT NULL DEFAULT 1, PRIMARY KEY(member, bot)) WITHOUT ROWID;
CREATE TABLE bots(
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    key_hash BLOB NOT NULL,
    webhook_url TEXT,
    webhook_secret TEXT,
    settings TEXT NOT NULL DEFAULT '{}',
    delivered_seq INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
, log INTEGER NOT NULL DEFAULT 1);
CREATE TABLE admin_audit(id INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, detail TEXT NOT NULL, log INTEGER NOT NULL DEFAULT 1);
CREATE TABLE subscriptions(
    member TEXT NOT NULL,
    device TEXT NOT NULL,
    wanted TEXT NOT NULL, log INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY(member, device)
) WITHOUT ROWID;
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
, log INTEGER NOT NULL DEFAULT 1, conversation TEXT NOT NULL DEFAULT '', contact TEXT NOT NULL DEFAULT '');
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
    stuck INTEGER NOT NULL, log INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY(run, step)
) WITHOUT ROWID;
CREATE INDEX workflow_steps_running ON workflow_steps(run, step) WHERE state = 'running' AND stuck = 0;
CREATE TABLE step_durations(
    bot TEXT NOT NULL,
    workflow TEXT NOT NULL,
    step INTEGER NOT NULL,
    name TEXT NOT NULL,
    newest TEXT NOT NULL,
    average INTEGER NOT NULL,
    median INTEGER NOT NULL,
    p95 INTEGER NOT NULL, log INTEGER NOT NULL DEFAULT 1,
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
    words TEXT NOT NULL, log INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY(bot, n)
);
CREATE UNIQUE INDEX autoupdates_by_id ON autoupdates(id);
CREATE TABLE step_watch(
    run TEXT NOT NULL,
    step INTEGER NOT NULL,
    since INTEGER NOT NULL, log INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY(run, step)
) WITHOUT ROWID;
CREATE TABLE workflow_settings(
    bot TEXT NOT NULL,
    workflow TEXT NOT NULL,
    floor_ms INTEGER NOT NULL,
    factor REAL NOT NULL, log INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY(bot, workflow)
) WITHOUT ROWID;
CREATE INDEX autoupdates_by_time ON autoupdates(at DESC, n DESC, id DESC);
CREATE INDEX autoupdates_by_kind ON autoupdates(kind, at DESC, n DESC, id DESC);
CREATE INDEX autoupdates_unreviewed ON autoupdates(at DESC, n DESC, id DESC, bot) WHERE reviewed_at IS NULL;
CREATE TABLE stale_tables(name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE INDEX conversations_by_bot ON conversations(bot, updated_at DESC, id DESC);
CREATE INDEX conversations_waiting ON conversations(waiting_order, id) WHERE state = 'waiting';
CREATE TABLE log(id TEXT NOT NULL, log INTEGER NOT NULL DEFAULT 1);
CREATE INDEX commands_by_age ON commands(at);
CREATE INDEX taken_events_by_age ON taken_events(at);
CREATE INDEX taken_messages_by_age ON taken_messages(at);
CREATE VIRTUAL TABLE search USING fts5(words, conversation UNINDEXED, n UNINDEXED, tokenize = 'ascii', detail = none, prefix = '3 4 5 6 7 8 9 10 11 12');
CREATE INDEX conversations_by_channel ON conversations(channel, updated_at DESC, id DESC);
CREATE INDEX conversations_snoozed ON conversations(snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE TABLE notes(
    id TEXT PRIMARY KEY,
    bot TEXT NOT NULL,
    conversation TEXT NOT NULL,
    contact TEXT NOT NULL,
    after_n INTEGER NOT NULL,
    author TEXT NOT NULL,
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    attachments TEXT NOT NULL,
    log INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX notes_by_conversation ON notes(conversation) WHERE conversation <> '';
CREATE INDEX notes_by_contact ON notes(contact, bot) WHERE contact <> '';
CREATE TABLE seen(
    conversation TEXT NOT NULL,
    by_customer INTEGER NOT NULL,
    up_to INTEGER NOT NULL,
    at INTEGER NOT NULL,
    log INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY(conversation, by_customer, up_to)
) WITHOUT ROWID;
CREATE INDEX events_withdrawn ON events(seq) WHERE type = 'message.withdrawn';
CREATE TABLE carried_files(
    file TEXT PRIMARY KEY,
    conversation TEXT NOT NULL,
    n INTEGER NOT NULL,
    note TEXT NOT NULL,
    log INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;
CREATE TABLE conversation_tags(
    tag TEXT NOT NULL,
    conversation TEXT NOT NULL,
    log INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY(tag, conversation)
) WITHOUT ROWID;
CREATE INDEX conversation_tags_by_conversation ON conversation_tags(conversation);
CREATE INDEX conversations_pressing ON conversations(bot, state, assignee) WHERE state IN ('waiting', 'open');
CREATE TABLE blocks(
    bot TEXT NOT NULL,
    contact TEXT NOT NULL,
    address TEXT NOT NULL,
    until INTEGER,
    blocked_by TEXT NOT NULL,
    at INTEGER NOT NULL,
    log INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY(bot, contact)
) WITHOUT ROWID;
CREATE TABLE saved_replies(
    id TEXT PRIMARY KEY,
    shortcut TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    bots TEXT NOT NULL,
    actions TEXT NOT NULL,
    log INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX workflow_runs_by_conversation ON workflow_runs(conversation, updated_at DESC, id DESC) WHERE conversation <> '';
CREATE INDEX workflow_runs_by_contact ON workflow_runs(bot, contact, updated_at DESC, id DESC) WHERE contact <> '';
CREATE INDEX events_by_bot ON events(bot, seq) WHERE from_bot = 0 OR type IN ('conversation.escalated', 'conversation.resolved');
INSERT INTO schema_versions VALUES(1,1795998826001);
INSERT INTO schema_versions VALUES(2,1795998826002);
INSERT INTO schema_versions VALUES(3,1795998826003);
INSERT INTO schema_versions VALUES(4,1795998826004);
INSERT INTO schema_versions VALUES(5,1795998826005);
INSERT INTO schema_versions VALUES(6,1795998826006);
INSERT INTO schema_versions VALUES(7,1795998826007);
INSERT INTO schema_versions VALUES(8,1795998826008);
INSERT INTO schema_versions VALUES(9,1795998826009);
INSERT INTO schema_versions VALUES(10,1795998826010);
INSERT INTO schema_versions VALUES(11,1796004684131);
INSERT INTO schema_versions VALUES(12,1796004684132);
INSERT INTO schema_versions VALUES(13,1796042909680);
INSERT INTO schema_versions VALUES(14,1796061813634);
INSERT INTO events VALUES(1,1795998828692,'conversation.started','c01m8mxyj4n0yv36kfw074aza1w','shop',1,'{"conversation":{"bot":{"id":"shop","name":"Shop bot"},"channel":"WIDGET","contact":{"id":"jane","name":"Jane Doe"},"createdAt":"2026-11-30T00:33:48.680Z","id":"c01m8mxyj4n0yv36kfw074aza1w","messageCount":0,"online":false,"state":"bot","tags":[],"updatedAt":"2026-11-30T00:33:48.692Z"}}','{"subject":"chat-1"}',1);
INSERT INTO events VALUES(2,1795998828692,'message.added','c01m8mxyj4n0yv36kfw074aza1w','shop',1,'{"message":{"at":"2026-11-30T00:33:48.692Z","author":{"kind":"customer","name":"Jane Doe"},"conversation":"c01m8mxyj4n0yv36kfw074aza1w","id":"g01m8mxyj4ns3a4cpqcq1zs9495","n":1,"text":"Where is my refund?"}}','{}',1);
INSERT INTO events VALUES(3,1795998828692,'message.added','c01m8mxyj4n0yv36kfw074aza1w','shop',1,'{"message":{"at":"2026-11-30T00:33:48.692Z","author":{"kind":"bot","name":"Shop bot"},"confidence":0.8,"conversation":"c01m8mxyj4n0yv36kfw074aza1w","id":"g01m8mxyj4pjbs46y0jw2rj3nh3","n":2,"text":"Refunds take 5 days."}}','{}',1);
INSERT INTO events VALUES(4,1795998828692,'conversation.escalated','c01m8mxyj4n0yv36kfw074aza1w','shop',1,'{"conversation":{"bot":{"id":"shop","name":"Shop bot"},"channel":"WIDGET","contact":{"id":"jane","name":"Jane Doe"},"createdAt":"2026-11-30T00:33:48.680Z","id":"c01m8mxyj4n0yv36kfw074aza1w","lastMessage":{"at":"2026-11-30T00:33:48.692Z","author":{"kind":"bot","name":"Shop bot"},"text":"Refunds take 5 days."},"messageCount":2,"online":false,"quote":"Where is my refund?","reason":"user requested human","state":"waiting","tags":[],"updatedAt":"2026-11-30T00:33:48.692Z","waitingOrder":4,"waitingSince":"2026-11-30T00:33:48.692Z"}}','{}',1);
INSERT INTO events VALUES(5,1795998828715,'conversation.started','c01m8mxyj5b8pp3hnxy0qhf6g5b','shop',1,'{"conversation":{"bot":{"id":"shop","name":"Shop bot"},"channel":"WA","contact":{"id":"ali","name":"أحمد"},"createdAt":"2026-11-30T00:33:48.715Z","id":"c01m8mxyj5b8pp3hnxy0qhf6g5b","messageCount":0,"online":false,"state":"bot","tags":[],"updatedAt":"2026-11-30T00:33:48.715Z"}}','{"subject":"chat-2"}',1);
INSERT INTO events VALUES(6,1795998828715,'message.added','c01m8mxyj5b8pp3hnxy0qhf6g5b','shop',1,'{"message":{"at":"2026-11-30T00:33:48.715Z","author":{"kind":"customer","name":"أحمد"},"conversation":"c01m8mxyj5b8pp3hnxy0qhf6g5b","id":"g01m8mxyj5cb0vw77jqm2e1meqw","n":1,"text":"Grüße, wo ist mein Päckchen?"}}','{}',1);
INSERT INTO events VALUES(7,1795998828715,'conversation.escalated','c01m8mxyj5b8pp3hnxy0qhf6g5b','shop',1,'{"conversation":{"bot":{"id":"shop","name":"Shop bot"},"channel":"WA","contact":{"id":"ali","name":"أحمد"},"createdAt":"2026-11-30T00:33:48.715Z","id":"c01m8mxyj5b8pp3hnxy0qhf6g5b","lastMessage":{"at":"2026-11-30T00:33:48.715Z","author":{"kind":"customer","name":"أحمد"},"text":"Grüße, wo ist mein Päckchen?"},"messageCount":1,"online":false,"quote":"wo ist mein Päckchen?","reason":"bot could not answer","state":"waiting","tags":[],"updatedAt":"2026-11-30T00:33:48.715Z","waitingOrder":7,"waitingSince":"2026-11-30T00:33:48.715Z"}}','{}',1);
INSERT INTO events VALUES(8,1795998828758,'conversation.claimed','c01m8mxyj4n0yv36kfw074aza1w','shop',0,'{"by":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"},"conversation":{"assignee":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"},"bot":{"id":"shop","name":"Shop bot"},"channel":"WIDGET","contact":{"id":"jane","name":"Jane Doe"},"createdAt":"2026-11-30T00:33:48.680Z","id":"c01m8mxyj4n0yv36kfw074aza1w","lastMessage":{"at":"2026-11-30T00:33:48.692Z","author":{"kind":"bot","name":"Shop bot"},"text":"Refunds take 5 days."},"messageCount":2,"online":false,"quote":"Where is my refund?","reason":"user requested human","state":"open","tags":[],"updatedAt":"2026-11-30T00:33:48.758Z"}}','{"device":"d12d58c0e9d1648d49823ef16"}',1);
INSERT INTO events VALUES(9,1795998828767,'message.added','c01m8mxyj4n0yv36kfw074aza1w','shop',0,'{"message":{"at":"2026-11-30T00:33:48.767Z","author":{"kind":"agent","name":"Ana"},"conversation":"c01m8mxyj4n0yv36kfw074aza1w","id":"g01m8mxyj6zvd0pttchzey1973g","n":3,"text":"It was sent **today**."}}','{}',1);
INSERT INTO events VALUES(10,1795998828800,'workflow.started','','shop',1,'{"run":{"about":"Jane Doe","bot":{"id":"shop","name":"Shop bot"},"id":"r01m8mxyj814wbe96g65y0fvrrx","name":"Refund","run":"7f3a","startedAt":"2026-11-30T00:33:48.800Z","state":"running","steps":0,"updatedAt":"2026-11-30T00:33:48.800Z","workflow":"refunds"}}','{"steps":[],"took":[]}',1);
INSERT INTO events VALUES(11,1795998828800,'workflow.step','','shop',1,'{"run":{"about":"Jane Doe","bot":{"id":"shop","name":"Shop bot"},"id":"r01m8mxyj814wbe96g65y0fvrrx","name":"Refund","run":"7f3a","startedAt":"2026-11-30T00:33:48.800Z","state":"running","step":{"index":1,"name":"Check the order","startedAt":"2026-11-30T00:33:48.800Z","state":"running"},"steps":1,"updatedAt":"2026-11-30T00:33:48.800Z","workflow":"refunds"}}','{"steps":[{"index":1,"name":"Check the order","startedAt":"2026-11-30T00:33:48.800Z","state":"running"}],"took":[]}',1);
INSERT INTO events VALUES(12,1795998828800,'autoupdate.recorded','','shop',1,'{"entry":{"at":"2026-11-30T00:33:48.800Z","bot":{"id":"shop","name":"Shop bot"},"hash":"75306a333c70b57b062a0c50233584641ac4442fba104b20720277a4187b9875","id":"u01m8mxyj823nfp2hj08qqwb1vd","kind":"kb_chunks_added","n":1,"source":"supplier-spec.pdf","summary":"12 chunks"}}','{}',1);
INSERT INTO events VALUES(13,1795998828800,'autoupdate.recorded','','shop',1,'{"entry":{"at":"2026-11-30T00:33:48.800Z","bot":{"id":"shop","name":"Shop bot"},"hash":"fc07316b536dde0c21ea775e2a96ab045d43ffb543822064f1d08239b4393169","id":"u01m8mxyj83wkdddg9544rwbb7e","kind":"prompt_tuned","n":2,"summary":"Greeting"}}','{}',1);
INSERT INTO events VALUES(14,1795998828822,'autoupdate.reviewed','','shop',1,'{"entry":{"at":"2026-11-30T00:33:48.800Z","bot":{"id":"shop","name":"Shop bot"},"hash":"fc07316b536dde0c21ea775e2a96ab045d43ffb543822064f1d08239b4393169","id":"u01m8mxyj83wkdddg9544rwbb7e","kind":"prompt_tuned","n":2,"reviewedAt":"2026-11-30T00:33:48.822Z","reviewedBy":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"},"summary":"Greeting"}}','{"device":"d12d58c0e9d1648d49823ef16"}',1);
INSERT INTO events VALUES(15,1796062001000,'note.added','c01m8mxyj4n0yv36kfw074aza1w','shop',0,'{"conversation":"c01m8mxyj4n0yv36kfw074aza1w","note":{"id":"n01m8q4b3gm9c18f5tq111p2njk","after":3,"author":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"},"text":"She called **twice**.","at":"2026-11-30T18:06:41.000Z","attachments":[{"id":"f01m8mxyjnote","name":"call.png","type":"image/png","size":4711,"state":"ok","url":"/v1/files/f01m8mxyjnote"}]}}','{"device":"d12d58c0e9d1648d49823ef16"}',1);
INSERT INTO events VALUES(16,1796062002000,'conversation.tagged','c01m8mxyj4n0yv36kfw074aza1w','shop',0,'{"conversation":{"id":"c01m8mxyj4n0yv36kfw074aza1w","bot":{"id":"shop","name":"Shop bot"},"channel":"WIDGET","state":"open","reason":"user requested human","quote":"Where is my refund?","assignee":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"},"contact":{"id":"jane","name":"Jane Doe"},"online":false,"tags":["Refund","Größe"],"lastMessage":{"author":{"kind":"agent","name":"Ana"},"text":"It was sent **today**.","at":"2026-11-30T00:33:48.767Z"},"messageCount":3,"createdAt":"2026-11-30T00:33:48.680Z","updatedAt":"2026-11-30T18:06:42.000Z"},"by":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"}}','{"device":"d12d58c0e9d1648d49823ef16"}',1);
INSERT INTO events VALUES(17,1796062003000,'conversation.snoozed','c01m8mxyj4n0yv36kfw074aza1w','shop',0,'{"conversation":{"id":"c01m8mxyj4n0yv36kfw074aza1w","bot":{"id":"shop","name":"Shop bot"},"channel":"WIDGET","state":"open","reason":"user requested human","quote":"Where is my refund?","assignee":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"},"contact":{"id":"jane","name":"Jane Doe"},"online":false,"tags":["Refund","Größe"],"lastMessage":{"author":{"kind":"agent","name":"Ana"},"text":"It was sent **today**.","at":"2026-11-30T00:33:48.767Z"},"messageCount":3,"snoozedUntil":"2026-12-01T18:06:40.000Z","createdAt":"2026-11-30T00:33:48.680Z","updatedAt":"2026-11-30T18:06:43.000Z"},"by":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"}}','{"device":"d12d58c0e9d1648d49823ef16"}',1);
INSERT INTO events VALUES(18,1796062004000,'contact.noted','','shop',1,'{"contact":"jane","note":{"id":"n01m8q4b3gw02xzvc5cfd3hq2qg","author":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"},"text":"Prefers mornings.","at":"2026-11-30T18:06:44.000Z"}}','{"device":"d12d58c0e9d1648d49823ef16"}',1);
INSERT INTO events VALUES(19,1796062006000,'conversation.started','c01m8q4b3hmh1n71kax71vkvnp9','shop',0,'{"conversation":{"id":"c01m8q4b3hmh1n71kax71vkvnp9","bot":{"id":"shop","name":"Shop bot"},"channel":"WIDGET","state":"bot","contact":{"id":"p01m8q4b3hmxp9xrr3tgnxmwfcj","name":"Visitor 6b22","ip":"203.0.113.7"},"online":true,"tags":[],"messageCount":0,"createdAt":"2026-11-30T18:06:46.000Z","updatedAt":"2026-11-30T18:06:46.000Z"}}','{"subject":"c01m8q4b3hmh1n71kax71vkvnp9","visitor":"6b22345fe7c7c2c31095c197ec1d4784780a2161535f1048ee95ce4ba8f69a37"}',1);
INSERT INTO events VALUES(20,1796062006000,'message.added','c01m8q4b3hmh1n71kax71vkvnp9','shop',0,'{"message":{"id":"g01m8q4b3hmqdpqhd4z6hj2afb3","conversation":"c01m8q4b3hmh1n71kax71vkvnp9","n":1,"author":{"kind":"customer","name":"Visitor 6b22"},"text":"It arrived broken","at":"2026-11-30T18:06:46.000Z","attachments":[{"id":"f01m8mxyjbroken","name":"broken.png","type":"image/png","size":4711,"state":"checking","url":"/v1/files/f01m8mxyjbroken"}]}}','{}',1);
INSERT INTO events VALUES(21,1796062007000,'message.updated','c01m8q4b3hmh1n71kax71vkvnp9','shop',0,'{"message":{"id":"g01m8q4b3hmqdpqhd4z6hj2afb3","conversation":"c01m8q4b3hmh1n71kax71vkvnp9","n":1,"author":{"kind":"customer","name":"Visitor 6b22"},"text":"It arrived broken","at":"2026-11-30T18:06:46.000Z","attachments":[{"id":"f01m8mxyjbroken","name":"broken.png","type":"image/png","size":4711,"width":640,"height":480,"state":"ok","url":"/v1/files/f01m8mxyjbroken"}]}}','{}',1);
INSERT INTO events VALUES(22,1796062008000,'conversation.escalated','c01m8q4b3hmh1n71kax71vkvnp9','shop',0,'{"conversation":{"id":"c01m8q4b3hmh1n71kax71vkvnp9","bot":{"id":"shop","name":"Shop bot"},"channel":"WIDGET","state":"waiting","reason":"user requested human","quote":"It arrived broken","contact":{"id":"p01m8q4b3hmxp9xrr3tgnxmwfcj","name":"Visitor 6b22","ip":"203.0.113.7"},"online":true,"tags":[],"lastMessage":{"author":{"kind":"customer","name":"Visitor 6b22"},"text":"It arrived broken","at":"2026-11-30T18:06:46.000Z"},"waitingSince":"2026-11-30T18:06:48.000Z","waitingOrder":22,"messageCount":1,"createdAt":"2026-11-30T18:06:46.000Z","updatedAt":"2026-11-30T18:06:48.000Z"}}','{}',1);
INSERT INTO events VALUES(23,1796062009000,'conversation.claimed','c01m8q4b3hmh1n71kax71vkvnp9','shop',0,'{"conversation":{"id":"c01m8q4b3hmh1n71kax71vkvnp9","bot":{"id":"shop","name":"Shop bot"},"channel":"WIDGET","state":"open","reason":"user requested human","quote":"It arrived broken","assignee":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"},"contact":{"id":"p01m8q4b3hmxp9xrr3tgnxmwfcj","name":"Visitor 6b22","ip":"203.0.113.7"},"online":true,"tags":[],"lastMessage":{"author":{"kind":"customer","name":"Visitor 6b22"},"text":"It arrived broken","at":"2026-11-30T18:06:46.000Z"},"messageCount":1,"createdAt":"2026-11-30T18:06:46.000Z","updatedAt":"2026-11-30T18:06:49.000Z"},"by":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"}}','{"device":"d12d58c0e9d1648d49823ef16"}',1);
INSERT INTO events VALUES(24,1796062010000,'message.added','c01m8q4b3hmh1n71kax71vkvnp9','shop',0,'{"message":{"id":"g01m8q4b3j027d18cqdgb69n5k1","conversation":"c01m8q4b3hmh1n71kax71vkvnp9","n":2,"author":{"kind":"agent","name":"Ana"},"text":"Here is a label.","at":"2026-11-30T18:06:50.000Z","attachments":[{"id":"f01m8mxyjlabel","name":"label.png","type":"image/png","size":4711,"state":"ok","url":"/v1/files/f01m8mxyjlabel"}]}}','{"member":"m01m8mxygkv5a5nzg41se1c2hax"}',1);
INSERT INTO events VALUES(25,1796062011000,'message.added','c01m8q4b3hmh1n71kax71vkvnp9','shop',0,'{"message":{"id":"g01m8q4b3j2xc5wmx5k9jthv42g","conversation":"c01m8q4b3hmh1n71kax71vkvnp9","n":3,"author":{"kind":"agent","name":"Ana"},"text":"Wrong window","at":"2026-11-30T18:06:51.000Z"}}','{"member":"m01m8mxygkv5a5nzg41se1c2hax"}',1);
INSERT INTO events VALUES(26,1796062012000,'message.withdrawn','c01m8q4b3hmh1n71kax71vkvnp9','shop',0,'{"message":{"id":"g01m8q4b3j2xc5wmx5k9jthv42g","conversation":"c01m8q4b3hmh1n71kax71vkvnp9","n":3,"author":{"kind":"agent","name":"Ana"},"text":"","at":"2026-11-30T18:06:51.000Z","withdrawn":true},"by":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"}}','{"device":"d12d58c0e9d1648d49823ef16"}',1);
INSERT INTO events VALUES(27,1796062013000,'conversation.resolved','c01m8q4b3hmh1n71kax71vkvnp9','shop',0,'{"conversation":{"id":"c01m8q4b3hmh1n71kax71vkvnp9","bot":{"id":"shop","name":"Shop bot"},"channel":"WIDGET","state":"ended","reason":"user requested human","quote":"It arrived broken","contact":{"id":"p01m8q4b3hmxp9xrr3tgnxmwfcj","name":"Visitor 6b22","ip":"203.0.113.7"},"online":true,"tags":[],"lastMessage":{"author":{"kind":"agent","name":"Ana"},"text":"","at":"2026-11-30T18:06:51.000Z"},"messageCount":3,"createdAt":"2026-11-30T18:06:46.000Z","updatedAt":"2026-11-30T18:06:53.000Z"},"by":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"}}','{"device":"d12d58c0e9d1648d49823ef16"}',1);
INSERT INTO events VALUES(28,1796062014000,'conversation.rated','c01m8q4b3hmh1n71kax71vkvnp9','shop',0,'{"conversation":{"id":"c01m8q4b3hmh1n71kax71vkvnp9","bot":{"id":"shop","name":"Shop bot"},"channel":"WIDGET","state":"ended","reason":"user requested human","quote":"It arrived broken","contact":{"id":"p01m8q4b3hmxp9xrr3tgnxmwfcj","name":"Visitor 6b22","ip":"203.0.113.7"},"online":true,"tags":[],"lastMessage":{"author":{"kind":"agent","name":"Ana"},"text":"","at":"2026-11-30T18:06:51.000Z"},"messageCount":3,"rating":{"score":5,"text":"Quick."},"createdAt":"2026-11-30T18:06:46.000Z","updatedAt":"2026-11-30T18:06:54.000Z"}}','{}',1);
INSERT INTO conversations VALUES('c01m8mxyj4n0yv36kfw074aza1w','shop','Shop bot','chat-1',NULL,'WIDGET','open','user requested human','Where is my refund?','m01m8mxygkv5a5nzg41se1c2hax','Ana','jane','{"id":"jane","name":"Jane Doe"}','["Refund","Größe"]','agent','Ana','It was sent **today**.',1795998828767,NULL,3,2,1795998828680,1796062003000,NULL,NULL,1,1796148400000,'{}');
INSERT INTO conversations VALUES('c01m8mxyj5b8pp3hnxy0qhf6g5b','shop','Shop bot','chat-2',NULL,'WA','waiting','bot could not answer','wo ist mein Päckchen?',NULL,NULL,'ali','{"id":"ali","name":"أحمد"}','[]','customer','أحمد','Grüße, wo ist mein Päckchen?',1795998828715,1795998828715,1,1,1795998828715,1795998828715,7,NULL,1,NULL,'{}');
INSERT INTO conversations VALUES('c01m8q4b3hmh1n71kax71vkvnp9','shop','Shop bot','c01m8q4b3hmh1n71kax71vkvnp9',X'6B22345FE7C7C2C31095C197EC1D4784780A2161535F1048EE95CE4BA8F69A37','WIDGET','ended','user requested human','It arrived broken',NULL,NULL,'p01m8q4b3hmxp9xrr3tgnxmwfcj','{"id":"p01m8q4b3hmxp9xrr3tgnxmwfcj","ip":"203.0.113.7","name":"Visitor 6b22"}','[]','agent','Ana','',1796062011000,NULL,3,3,1796062006000,1796062014000,NULL,NULL,1,NULL,'{"rating":{"score":5,"text":"Quick."}}');
INSERT INTO messages VALUES('c01m8mxyj4n0yv36kfw074aza1w',1,'g01m8mxyj4ns3a4cpqcq1zs9495','customer','Jane Doe','Where is my refund?',1795998828692,NULL,1,'{}','');
INSERT INTO messages VALUES('c01m8mxyj4n0yv36kfw074aza1w',2,'g01m8mxyj4pjbs46y0jw2rj3nh3','bot','Shop bot','Refunds take 5 days.',1795998828692,0.8,1,'{}','');
INSERT INTO messages VALUES('c01m8mxyj4n0yv36kfw074aza1w',3,'g01m8mxyj6zvd0pttchzey1973g','agent','Ana','It was sent **today**.',1795998828767,NULL,1,'{}','');
INSERT INTO messages VALUES('c01m8mxyj5b8pp3hnxy0qhf6g5b',1,'g01m8mxyj5cb0vw77jqm2e1meqw','customer','أحمد','Grüße, wo ist mein Päckchen?',1795998828715,NULL,1,'{}','');
INSERT INTO messages VALUES('c01m8q4b3hmh1n71kax71vkvnp9',1,'g01m8q4b3hmqdpqhd4z6hj2afb3','customer','Visitor 6b22','It arrived broken',1796062006000,NULL,1,'{"attachments":[{"id":"f01m8mxyjbroken","name":"broken.png","type":"image/png","size":4711,"width":640,"height":480,"state":"ok","url":"/v1/files/f01m8mxyjbroken"}]}','');
INSERT INTO messages VALUES('c01m8q4b3hmh1n71kax71vkvnp9',2,'g01m8q4b3j027d18cqdgb69n5k1','agent','Ana','Here is a label.',1796062010000,NULL,1,'{"attachments":[{"id":"f01m8mxyjlabel","name":"label.png","type":"image/png","size":4711,"state":"ok","url":"/v1/files/f01m8mxyjlabel"}]}','m01m8mxygkv5a5nzg41se1c2hax');
INSERT INTO messages VALUES('c01m8q4b3hmh1n71kax71vkvnp9',3,'g01m8q4b3j2xc5wmx5k9jthv42g','agent','Ana','',1796062011000,NULL,1,'{"withdrawn":true}','m01m8mxygkv5a5nzg41se1c2hax');
INSERT INTO commands VALUES('m01m8mxygkv5a5nzg41se1c2hax','c7dfde624196ff','{"message":{"at":"2026-11-30T00:33:48.767Z","author":{"kind":"agent","name":"Ana"},"conversation":"c01m8mxyj4n0yv36kfw074aza1w","id":"g01m8mxyj6zvd0pttchzey1973g","n":3,"text":"It was sent **today**."}}',1795998828767,1);
INSERT INTO commands VALUES('m01m8mxygkv5a5nzg41se1c2hax','k14-1','{"note":{"id":"n01m8q4b3gm9c18f5tq111p2njk","after":3,"author":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"},"text":"She called **twice**.","at":"2026-11-30T18:06:41.000Z","attachments":[{"id":"f01m8mxyjnote","name":"call.png","type":"image/png","size":4711,"state":"ok","url":"/v1/files/f01m8mxyjnote"}]}}',1796072640020,1);
INSERT INTO commands VALUES('m01m8mxygkv5a5nzg41se1c2hax','k14-2','{"conversation":{"id":"c01m8mxyj4n0yv36kfw074aza1w","bot":{"id":"shop","name":"Shop bot"},"channel":"WIDGET","state":"open","reason":"user requested human","quote":"Where is my refund?","assignee":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"},"contact":{"id":"jane","name":"Jane Doe"},"online":false,"tags":["Refund","Größe"],"lastMessage":{"author":{"kind":"agent","name":"Ana"},"text":"It was sent **today**.","at":"2026-11-30T00:33:48.767Z"},"messageCount":3,"createdAt":"2026-11-30T00:33:48.680Z","updatedAt":"2026-11-30T18:06:42.000Z"}}',1796072640024,1);
INSERT INTO commands VALUES('m01m8mxygkv5a5nzg41se1c2hax','k14-3','{"conversation":{"id":"c01m8mxyj4n0yv36kfw074aza1w","bot":{"id":"shop","name":"Shop bot"},"channel":"WIDGET","state":"open","reason":"user requested human","quote":"Where is my refund?","assignee":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"},"contact":{"id":"jane","name":"Jane Doe"},"online":false,"tags":["Refund","Größe"],"lastMessage":{"author":{"kind":"agent","name":"Ana"},"text":"It was sent **today**.","at":"2026-11-30T00:33:48.767Z"},"messageCount":3,"snoozedUntil":"2026-12-01T18:06:40.000Z","createdAt":"2026-11-30T00:33:48.680Z","updatedAt":"2026-11-30T18:06:43.000Z"}}',1796072640025,1);
INSERT INTO commands VALUES('m01m8mxygkv5a5nzg41se1c2hax','k14-4','{"note":{"id":"n01m8q4b3gw02xzvc5cfd3hq2qg","author":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"},"text":"Prefers mornings.","at":"2026-11-30T18:06:44.000Z"}}',1796072640028,1);
INSERT INTO commands VALUES('m01m8mxygkv5a5nzg41se1c2hax','k14-5','{"conversation":{"id":"c01m8q4b3hmh1n71kax71vkvnp9","bot":{"id":"shop","name":"Shop bot"},"channel":"WIDGET","state":"open","reason":"user requested human","quote":"It arrived broken","assignee":{"id":"m01m8mxygkv5a5nzg41se1c2hax","name":"Ana"},"contact":{"id":"p01m8q4b3hmxp9xrr3tgnxmwfcj","name":"Visitor 6b22","ip":"203.0.113.7"},"online":true,"tags":[],"lastMessage":{"author":{"kind":"customer","name":"Visitor 6b22"},"text":"It arrived broken","at":"2026-11-30T18:06:46.000Z"},"messageCount":1,"createdAt":"2026-11-30T18:06:46.000Z","updatedAt":"2026-11-30T18:06:49.000Z"}}',1796072640060,1);
INSERT INTO commands VALUES('m01m8mxygkv5a5nzg41se1c2hax','k14-6','{"message":{"id":"g01m8q4b3j027d18cqdgb69n5k1","conversation":"c01m8q4b3hmh1n71kax71vkvnp9","n":2,"author":{"kind":"agent","name":"Ana"},"text":"Here is a label.","at":"2026-11-30T18:06:50.000Z","attachments":[{"id":"f01m8mxyjlabel","name":"label.png","type":"image/png","size":4711,"state":"ok","url":"/v1/files/f01m8mxyjlabel"}]}}',1796072640064,1);
INSERT INTO commands VALUES('m01m8mxygkv5a5nzg41se1c2hax','k14-7','{"message":{"id":"g01m8q4b3j2xc5wmx5k9jthv42g","conversation":"c01m8q4b3hmh1n71kax71vkvnp9","n":3,"author":{"kind":"agent","name":"Ana"},"text":"Wrong window","at":"2026-11-30T18:06:51.000Z"}}',1796072640066,1);
INSERT INTO commands VALUES('m01m8mxygkv5a5nzg41se1c2hax','k14-8','{"message":{"id":"g01m8q4b3j2xc5wmx5k9jthv42g","conversation":"c01m8q4b3hmh1n71kax71vkvnp9","n":3,"author":{"kind":"agent","name":"Ana"},"text":"","at":"2026-11-30T18:06:51.000Z","withdrawn":true}}',1796072640068,1);
INSERT INTO commands VALUES('m01m8mxygkv5a5nzg41se1c2hax','k14-9','{"conversation":{"id":"c01m8q4b3hmh1n71kax71vkvnp9","bot":{"id":"shop","name":"Shop bot"},"channel":"WIDGET","state":"ended","reason":"user requested human","quote":"It arrived broken","contact":{"id":"p01m8q4b3hmxp9xrr3tgnxmwfcj","name":"Visitor 6b22","ip":"203.0.113.7"},"online":true,"tags":[],"lastMessage":{"author":{"kind":"agent","name":"Ana"},"text":"","at":"2026-11-30T18:06:51.000Z"},"messageCount":3,"createdAt":"2026-11-30T18:06:46.000Z","updatedAt":"2026-11-30T18:06:53.000Z"}}',1796072640072,1);
INSERT INTO taken_events VALUES('shop','/shop','1',1795998828692,1);
INSERT INTO taken_events VALUES('shop','/shop','2',1795998828693,1);
INSERT INTO taken_messages VALUES('c01m8mxyj4n0yv36kfw074aza1w','page-1',1,1795998828692,1);
INSERT INTO taken_messages VALUES('c01m8q4b3hmh1n71kax71vkvnp9','page-14',1,1796072640052,1);
INSERT INTO read_marks VALUES('m01m8mxygkv5a5nzg41se1c2hax','c01m8mxyj4n0yv36kfw074aza1w',3,1);
INSERT INTO members VALUES('m01m8mxygkv5a5nzg41se1c2hax','ana@example.org','Ana','admin','$argon2id$v=19$m=65536,t=2,p=1$aOq+FRKgFFVvre7QJPfvnA$8Q6NKUWAJ4yXICZ4m0w0Rr/mQXSUwm9zAfQ8YCanXG8',0,1795998827131,1795998827131,'',0,1,0);
INSERT INTO members VALUES('m01m8mxyh341acct55xj35bvfya','bo@example.org','Bo','agent','$argon2id$v=19$m=65536,t=2,p=1$zPpfNjDTU2G2w9xMsHAtEA$uiT6fF0RBqcMQK8KAIdmKJh03EzzNjtBkBeTIIB3sYg',0,1795998827620,1795998827620,'',0,1,4);
INSERT INTO member_bots VALUES('m01m8mxyh341acct55xj35bvfya','shop',1);
INSERT INTO bots VALUES('shop','Shop bot',X'0E51E1ACF6B5B207834E5554AC9E47ED06CB98C18BFD146F4E71BBF82C3458B0','','whsec_4vrVwL4GbIE0I+KEjnQ0gW9hVVOlmvIzIU5/7Oyr0Lo=','{}',0,1795998827233,1795998827233,1);
INSERT INTO admin_audit VALUES(1,1795998827132,'command line: root','member.add','ana@example.org',1);
INSERT INTO admin_audit VALUES(2,1795998827233,'command line: root','bot.add','shop',1);
INSERT INTO admin_audit VALUES(3,1795998827621,'command line: root','member.add','bo@example.org',1);
INSERT INTO admin_audit VALUES(4,1795998827704,'command line: root','workflow.set','shop refunds',1);
INSERT INTO admin_audit VALUES(5,1796062015000,'console: ana@example.org','reply.save','/refund',1);
INSERT INTO admin_audit VALUES(6,1796062015000,'console: ana@example.org','visitor.block','shop ali (أحمد)',1);
INSERT INTO subscriptions VALUES('m01m8mxygkv5a5nzg41se1c2hax','','{"zone":"Europe/Lisbon"}',1);
INSERT INTO subscriptions VALUES('m01m8mxygkv5a5nzg41se1c2hax','d12d58c0e9d1648d49823ef16','{"escalations":"banner"}',1);
INSERT INTO workflow_runs VALUES('r01m8mxyj814wbe96g65y0fvrrx','7f3a','shop','Shop bot','refunds','Refund','Jane Doe','running',1795998828800,1795998828800,NULL,NULL,1,1,'refund'||char(10)||'7f3a'||char(10)||'jane doe'||char(10)||'check the order',1,'','');
INSERT INTO workflow_steps VALUES('r01m8mxyj814wbe96g65y0fvrrx',1,'Check the order','running',1795998828800,NULL,0,1);
INSERT INTO autoupdates VALUES('shop',1,'u01m8mxyj823nfp2hj08qqwb1vd','Shop bot','kb_chunks_added','12 chunks','supplier-spec.pdf',NULL,'{}',1795998828800,'75306a333c70b57b062a0c50233584641ac4442fba104b20720277a4187b9875',NULL,NULL,NULL,'12 chunks'||char(10)||'supplier-spec.pdf'||char(10)||'',1);
INSERT INTO autoupdates VALUES('shop',2,'u01m8mxyj83wkdddg9544rwbb7e','Shop bot','prompt_tuned','Greeting',NULL,NULL,'{}',1795998828800,'fc07316b536dde0c21ea775e2a96ab045d43ffb543822064f1d08239b4393169','m01m8mxygkv5a5nzg41se1c2hax','Ana',1795998828822,'greeting'||char(10)||''||char(10)||'',1);
INSERT INTO step_watch VALUES('r01m8mxyj814wbe96g65y0fvrrx',1,1795998828801,1);
INSERT INTO workflow_settings VALUES('shop','refunds',60000,3.0,1);
INSERT INTO log VALUES('le036e976cf49acfec0e5572830543d4a',1);
INSERT INTO search VALUES('󹡯where 󹡯is 󹡯my 󹡯refund ','c01m8mxyj4n0yv36kfw074aza1w',1);
INSERT INTO search VALUES('󹡯refunds 󹡯take 󹡯5 󹡯days ','c01m8mxyj4n0yv36kfw074aza1w',2);
INSERT INTO search VALUES('󹡯user 󹡯requested 󹡯human ','c01m8mxyj4n0yv36kfw074aza1w',-2);
INSERT INTO search VALUES('󹡯grusse 󹡯wo 󹡯ist 󹡯mein 󹡯packchen ','c01m8mxyj5b8pp3hnxy0qhf6g5b',1);
INSERT INTO search VALUES('󹡯bot 󹡯could 󹡯not 󹡯answer ','c01m8mxyj5b8pp3hnxy0qhf6g5b',-1);
INSERT INTO search VALUES('󹡯it 󹡯was 󹡯sent 󹡯today ','c01m8mxyj4n0yv36kfw074aza1w',3);
INSERT INTO search VALUES('󹡯it 󹡯arrived 󹡯broken ','c01m8q4b3hmh1n71kax71vkvnp9',1);
INSERT INTO search VALUES('󹡯user 󹡯requested 󹡯human ','c01m8q4b3hmh1n71kax71vkvnp9',-1);
INSERT INTO search VALUES('󹡯here 󹡯is 󹡯a 󹡯label ','c01m8q4b3hmh1n71kax71vkvnp9',2);
INSERT INTO search VALUES(NULL,'c01m8q4b3hmh1n71kax71vkvnp9',3);
INSERT INTO notes VALUES('n01m8q4b3gm9c18f5tq111p2njk','shop','c01m8mxyj4n0yv36kfw074aza1w','',3,'m01m8mxygkv5a5nzg41se1c2hax','Ana','She called **twice**.',1796062001000,'{"files":[{"id":"f01m8mxyjnote","name":"call.png","type":"image/png","size":4711,"state":"ok","url":"/v1/files/f01m8mxyjnote"}]}',1);
INSERT INTO notes VALUES('n01m8q4b3gw02xzvc5cfd3hq2qg','shop','','jane',0,'m01m8mxygkv5a5nzg41se1c2hax','Ana','Prefers mornings.',1796062004000,'{}',1);
INSERT INTO seen VALUES('c01m8mxyj4n0yv36kfw074aza1w',1,3,1796062005000,1);
INSERT INTO carried_files VALUES('f01m8mxyjbroken','c01m8q4b3hmh1n71kax71vkvnp9',1,'',1);
INSERT INTO carried_files VALUES('f01m8mxyjlabel','c01m8q4b3hmh1n71kax71vkvnp9',2,'',1);
INSERT INTO carried_files VALUES('f01m8mxyjnote','c01m8mxyj4n0yv36kfw074aza1w',3,'n01m8q4b3gm9c18f5tq111p2njk',1);
INSERT INTO conversation_tags VALUES('größe','c01m8mxyj4n0yv36kfw074aza1w',1);
INSERT INTO conversation_tags VALUES('refund','c01m8mxyj4n0yv36kfw074aza1w',1);
INSERT INTO blocks VALUES('shop','ali','203.0.113.9',1796148400000,'ana@example.org',1796062015000,1);
INSERT INTO saved_replies VALUES('q01m8q4b3jcntcsda9bwp87ntz9','refund','Refund','Hello {{customer.name}}','["shop"]','{"tags":["Refund"],"status":"resolve"}',1);
