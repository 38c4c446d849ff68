// What both peers share: claims in SQLite with the relay's own settings and the relay's own batching, and the events
// they broadcast, of the same shape and size as the relay's.
import Database from 'better-sqlite3';

export class Desk {
  #db;
  #waiting = [];
  #scheduled = false;
  #statements;
  #seq = 0;

  constructor(path) {
    this.#db = new Database(path);
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = FULL');
    this.#db.exec(`CREATE TABLE IF NOT EXISTS conversations(id TEXT PRIMARY KEY, assignee TEXT, updated INTEGER);
      CREATE TABLE IF NOT EXISTS events(seq INTEGER PRIMARY KEY, at INTEGER, type TEXT, data TEXT);
      CREATE TABLE IF NOT EXISTS commands(id TEXT PRIMARY KEY, answer TEXT)`);
    this.#statements = {
      claim: this.#db.prepare('UPDATE conversations SET assignee = ?, updated = ? WHERE id = ? AND assignee IS NULL'),
      release: this.#db.prepare('UPDATE conversations SET assignee = NULL, updated = ? WHERE id = ?'),
      event: this.#db.prepare('INSERT INTO events(at, type, data) VALUES(?, ?, ?)'),
      command: this.#db.prepare('INSERT INTO commands(id, answer) VALUES(?, ?)'),
      known: this.#db.prepare('SELECT answer FROM commands WHERE id = ?'),
    };
  }

  /** @param ids conversations that wait; @param taken conversations that are somebody's already */
  seed(ids, taken) {
    const insert = this.#db.prepare('INSERT OR IGNORE INTO conversations VALUES(?, ?, 0)');
    this.#db.transaction(() => {
      for (const id of ids) insert.run(id, null);
      for (const id of taken) insert.run(id, 'somebody');
    })();
  }

  /** All that wait in one turn of the loop are one transaction; `answer(result, event?)` is called after its commit. */
  submit(verb, params, answer) {
    this.#waiting.push({ verb, params, answer });
    if (!this.#scheduled) {
      this.#scheduled = true;
      setImmediate(() => this.#commit());
    }
  }

  #commit() {
    const batch = this.#waiting;
    this.#waiting = [];
    this.#scheduled = false;
    const results = [];
    this.#db.transaction(() => {
      for (const { verb, params } of batch) results.push(this.#run(verb, params));
    })();
    batch.forEach(({ answer }, i) => answer(results[i].result, results[i].event));
  }

  #run(verb, { id, commandId }) {
    const known = this.#statements.known.get(commandId);
    if (known) return { result: JSON.parse(known.answer) };
    const at = Date.now();
    const changed = verb === 'claim' ? this.#statements.claim.run('m1', at, id) : this.#statements.release.run(at, id);
    if (changed.changes === 0) {
      const error = { code: -32009, message: 'somebody has it', data: { reason: 'already_claimed' } };
      return { result: { error } };
    }
    const conversation = {
      id, bot: { id: 'shop', name: 'Shop bot' }, channel: 'WIDGET', state: verb === 'claim' ? 'open' : 'waiting',
      reason: 'user requested human', assignee: verb === 'claim' ? { id: 'm1', name: 'Ana' } : undefined,
      contact: { id: 'c1', name: 'Jane Doe' }, online: true, tags: [], createdAt: at, updatedAt: at,
    };
    const type = verb === 'claim' ? 'conversation.claimed' : 'conversation.released';
    const data = { conversation, by: { id: 'm1', name: 'Ana' } };
    this.#statements.event.run(at, type, JSON.stringify(data));
    const result = { conversation };
    this.#statements.command.run(commandId, JSON.stringify(result));
    return { result, event: this.#event(type, data) };
  }

  #event(type, data) {
    return { seq: ++this.#seq, at: new Date().toISOString(), type, data };
  }

  /** A posted CloudEvent as the agents hear of it. Nothing is stored: the peers are measured as plain broadcasters. */
  messageEvent({ id, subject, data }) {
    return this.#event('message.added', {
      message: { id, conversation: subject, n: 1, author: { kind: 'customer', name: 'Jane Doe' }, text: data.text,
        at: new Date().toISOString() },
    });
  }
}

export async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks));
}

export function start(server, desk, say) {
  desk.seed(Array.from({ length: 1000 }, (_, i) => `c${i}`), Array.from({ length: 1000 }, (_, i) => `taken${i}`));
  server.on('request', async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/v1/events') return;
    const events = await bodyOf(request);
    for (const event of events) say(desk.messageEvent(event));
    const answer = JSON.stringify({ accepted: events.length, duplicates: 0 });
    response.writeHead(202, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
    response.end(answer);
  });
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
    process.stdout.write(`ready ${server.address().port}\n`);
  });
  process.on('SIGTERM', () => process.exit(0));
}
