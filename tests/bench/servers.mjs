// Starts the servers that are compared, each fresh, pinned to the first core, and ready with what the scenarios need.
import { spawn, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';

const conversations = 100;
export const pin = (core) => (availableParallelism() > 1 ? ['taskset', '-c', String(core)] : ['env']);

// Beside the programs, not in the system's folder for temporary files: that may be memory, where a commit costs nothing.
function freshFolder(bin) {
  const parent = join(bin, '..', 'bench-data');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, 'run-'));
}

async function launch(command, folder) {
  const [program, ...args] = [...pin(0), ...command];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (text) => { complaints = (complaints + text).slice(-4000); });
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(([code]) => { throw new Error(`${command[0]} ended with ${code}: ${complaints}`); }),
  ]);
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  };
  // taskset and env replace themselves by the server, so the child's pid is the server's.
  return { pid: child.pid, ready: line, stop, complaints: () => complaints };
}

function listFile(folder, name, ids) {
  const path = join(folder, name);
  writeFileSync(path, ids.join('\n') + '\n');
  return path;
}

async function startPeer(bin, name, dialect) {
  const folder = freshFolder(bin);
  const server = await launch([process.execPath, `peers/${name}.mjs`, join(folder, 'peer.db')], folder);
  const ids = (prefix) => Array.from({ length: conversations }, (_, i) => `${prefix}${i}`);
  return {
    ...server,
    arguments: [`--dialect=${dialect}`, `--port=${server.ready.split(' ')[1]}`, `--pid=${server.pid}`, '--since=0', '--subject=s'],
    waiting: listFile(folder, 'waiting', ids('c')),
    taken: listFile(folder, 'taken', ids('taken')),
  };
}

/** npm's tus server. */
export async function startTus(bin) {
  const folder = freshFolder(bin);
  const server = await launch([process.execPath, 'peers/tus.mjs', folder], folder);
  return { ...server, files: `http://127.0.0.1:${server.ready.split(' ')[1]}/v1/files`, authorization: '' };
}

function admin(bin, data, args, input = '') {
  return execFileSync(join(bin, 'baton-relay'), [...args, '--data', data], { input, encoding: 'utf8' });
}

async function signIn(base, email) {
  const answer = await fetch(`${base}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'bench-password-1', device: { name: 'bench', platform: 'linux' } }),
  });
  if (answer.status !== 201) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).token;
}

export class Agent {
  #socket;
  #next = 0;
  #open = new Map();

  static async connect(base, token) {
    const agent = new Agent();
    agent.#socket = new WebSocket(`${base.replace('http', 'ws')}/v1/agent`, 'baton.v1', { headers: { authorization: `Bearer ${token}` } });
    agent.#socket.on('message', (text) => {
      const { id, result, error } = JSON.parse(text);
      agent.#open.get(id)?.(error ? Promise.reject(new Error(JSON.stringify(error))) : result);
      agent.#open.delete(id);
    });
    await once(agent.#socket, 'open');
    return agent;
  }

  call(method, params) {
    const id = ++this.#next;
    this.#socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error(`${method}: no answer within 10 s`)), 10_000);
      this.#open.set(id, (answer) => { clearTimeout(patience); resolve(answer); });
    });
  }

  close() { this.#socket.close(); }
}

export async function publish(base, key, events) {
  const answer = await fetch(`${base}/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents-batch+json', authorization: `Bearer ${key}` },
    body: JSON.stringify(events.map((event, i) => ({ specversion: '1.0', source: '/setup', id: `${event.subject}-${event.type}-${i}`, ...event }))),
  });
  if (answer.status !== 202) throw new Error(`events: ${answer.status} ${await answer.text()}`);
}

async function waitingIds(agent) {
  const ids = [];
  let cursor;
  do {
    const page = await agent.call('conversations.list', { view: 'waiting', limit: 100, ...(cursor ? { cursor } : {}) });
    ids.push(...page.items.map((item) => item.id));
    cursor = page.next;
  } while (cursor);
  return ids;
}

/**
 * @param options `bots`: how many more, whose keys are in the file `botKeys`; `messages`: how much has been said, as `message(i)` says;
 * `fill(data)`: makes what is there before it starts, instead of conversations to be claimed
 */
export async function startRelay(bin, options = {}) {
  const folder = freshFolder(bin);
  const data = join(folder, 'data');
  if (options.fill) {
    mkdirSync(data, { mode: 0o700 });
    options.fill(data);
  }
  for (const name of ['ana', 'ben']) {
    admin(bin, data, ['member', 'add', `${name}@baton.example`, '--name', name, '--role', 'admin', '--password-stdin'], 'bench-password-1\n');
  }
  const bot = JSON.parse(admin(bin, data, ['bot', 'add', 'shop', '--name', 'Shop bot', '--json']));
  const key = bot.key ?? bot.apiKey;
  const keys = Array.from({ length: options.bots ?? 0 },
    (_, i) => JSON.parse(admin(bin, data, ['bot', 'add', `bot${i}`, '--name', `Bot ${i}`, '--json'])).key);
  const server = await launch([join(bin, 'baton-relay'), 'serve', '--listen', '127.0.0.1:0', '--data', data], folder);
  try {
    const base = server.ready.split(' ').at(-1);
    const token = await signIn(base, 'ana@baton.example');
    const ready = { ...server, base, key, token, files: `${base}/v1/files`, authorization: `Bearer ${key}` };
    return options.fill ? ready : { ...ready, ...await furnish(ready, folder, options), botKeys: listFile(folder, 'bots', keys) };
  } catch (error) {
    await server.stop();
    throw new Error(`${error.message}${server.complaints() ? `; it said: ${server.complaints()}` : ''}`);
  }
}

/** Makes the conversations the scenarios need. */
async function furnish({ base, pid, key, token }, folder, options) {
  const other = await signIn(base, 'ben@baton.example');

  const subjects = Array.from({ length: 2 * conversations }, (_, i) => `s${i}`);
  for (const subject of [...subjects, 'talk']) {
    const events = [{ type: 'baton.conversation.started', subject, data: { channel: 'WIDGET', customer: { id: subject, name: 'Jane Doe' } } }];
    if (subject !== 'talk') events.push({ type: 'baton.escalation.requested', subject, data: { reason: 'user requested human' } });
    await publish(base, key, events);
  }
  const said = options.messages ?? 0;
  for (let i = 0; i < said; i += 100) {
    await publish(base, key, Array.from({ length: Math.min(100, said - i) },
      (_, k) => ({ type: 'baton.message.bot', subject: `s${(i + k) % subjects.length}`, id: `said-${i + k}`, data: { text: options.message(i + k) } })));
  }
  const agent = await Agent.connect(base, other);
  await agent.call('session.hello', {});
  const ids = await waitingIds(agent);
  const taken = ids.slice(conversations);
  for (const id of taken) await agent.call('conversations.claim', { id, commandId: `setup-${id}` });
  const { seq } = await agent.call('session.hello', {});
  agent.close();
  const port = new URL(base).port;
  return {
    arguments: ['--dialect=rpc', `--port=${port}`, `--pid=${pid}`, `--since=${seq}`, '--subject=talk', `--token=${token}`, `--key=${key}`,
      '--email=ben@baton.example'],
    waiting: listFile(folder, 'waiting', ids.slice(0, conversations)),
    taken: listFile(folder, 'taken', taken),
  };
}

export const servers = (bin) => ({
  relay: () => startRelay(bin),
  ws: () => startPeer(bin, 'ws', 'rpc'),
  'socket.io': () => startPeer(bin, 'socketio', 'socketio'),
});

/** Runs the generator on the second core; what it reports, or throws with what went wrong. */
export async function generate(bin, server, scenario, args) {
  const [program, ...rest] = [...pin(1), join(bin, 'bench_load'), scenario, ...server.arguments, ...args];
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => { text += chunk; });
  await once(child, 'close');
  const report = JSON.parse(text || '{"error": "the generator said nothing"}');
  if (report.error) throw new Error(`${scenario}: ${report.error}`);
  return report;
}
