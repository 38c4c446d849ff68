// A long conversation with many pictures: what opening it and reading up to its beginning cost the relay, and the console.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { png } from '../e2e/files/hostile.mjs';
import { figuresOf, forgetMost, resident, spent, timed } from './figures.mjs';
import { Agent, publish, startRelay } from './servers.mjs';

const pageSize = 200; // as the console asks
const everyTenth = 10;
const opened = 100;
const fetchedAtOnce = 6;

/** Each is another one. */
function picture(number) {
  const [width, height] = [400, 300];
  const pixels = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) pixels[y * (width + 1) + 1 + x] = (x + y * number + number) & 255;
  }
  return png(width, height, pixels).toString('base64');
}

/** @returns {Promise<string>} the id of the conversation, once every picture is judged */
async function talk(server, agent, count) {
  const subject = 'long';
  await publish(server.base, server.key, [{ type: 'baton.conversation.started', subject, data: { channel: 'WIDGET', customer: { id: subject, name: 'Jane Doe' } } }]);
  for (let from = 0; from < count; from += 100) {
    await publish(server.base, server.key, Array.from({ length: Math.min(100, count - from) }, (_, i) => {
      const n = from + i;
      const files = n % everyTenth === 0 ? { attachments: [{ data: picture(n / everyTenth), name: `picture ${n}.png` }] } : {};
      return { type: 'baton.message.bot', subject, id: `said-${n}`, data: { text: `Message ${n}: your parcel is at **stop ${n}** of [its way](https://shop.example/${n}).`, ...files } };
    }));
  }
  const { items: [{ id }] } = await agent.call('conversations.list', { view: 'all', limit: 1 });
  for (let pages = await walk(agent, id); ; pages = await walk(agent, id)) {
    const files = pages.messages.flatMap((message) => message.attachments ?? []);
    if (files.every((file) => file.state === 'ok')) return id;
    if (files.some((file) => file.state === 'refused')) throw new Error('a picture was refused');
  }
}

/** From the newest page up to the first. */
async function walk(agent, id) {
  const took = [];
  const messages = [];
  let bytes = 0;
  do {
    const began = process.hrtime.bigint();
    const page = await agent.call('conversations.get', { id, limit: pageSize, ...(messages.length > 0 ? { before: messages[0].n } : {}) });
    took.push(Number(process.hrtime.bigint() - began) / 1e6);
    bytes += JSON.stringify(page).length;
    messages.unshift(...page.messages);
  } while (messages[0].n > 1);
  return { took, messages, bytes };
}

/** Every small picture, as quickly as they come. */
async function fetchAll(server, files) {
  const left = [...files];
  let bytes = 0;
  const began = process.hrtime.bigint();
  await Promise.all(Array.from({ length: fetchedAtOnce }, async () => {
    for (let file = left.pop(); file; file = left.pop()) {
      const answer = await fetch(`${server.base}${file.url}/thumbnail`, { headers: { authorization: `Bearer ${server.token}` } });
      if (answer.status !== 200) throw new Error(`${file.url}/thumbnail: ${answer.status}`);
      bytes += (await answer.arrayBuffer()).byteLength;
    }
  }));
  return { perSecond: files.length / (Number(process.hrtime.bigint() - began) / 1e9), kilobytes: bytes / 1024 / files.length };
}

async function ofRelay({ bin, quick, print, note, shown }) {
  if (process.platform !== 'linux') return;
  const count = quick ? 1000 : 10_000;
  const server = await startRelay(bin, { fill: () => {} });
  try {
    const agent = await Agent.connect(server.base, server.token);
    await agent.call('session.hello', {});
    const id = await talk(server, agent, count);
    forgetMost(server.pid);
    const [memory, time] = [resident(server.pid), spent(server.pid)];
    const opening = await timed(opened, () => agent.call('conversations.get', { id, limit: pageSize }));
    const opensFor = (spent(server.pid) - time) / opened;
    const pages = await walk(agent, id);
    const paging = figuresOf(pages.took);
    const files = pages.messages.flatMap((message) => message.attachments ?? []);
    const fetched = await fetchAll(server, files);
    if (pages.messages.length !== count || files.length !== count / everyTenth) {
      note(`transcript: ${pages.messages.length} MESSAGES AND ${files.length} PICTURES INSTEAD OF ALL`);
      process.exitCode = 1;
    }
    print();
    print(`| relay, ${count.toLocaleString('en')} messages with ${files.length.toLocaleString('en')} pictures | p50 (ms) | p99 (ms) |`);
    print('|---|---|---|');
    print(`| opening it (${pageSize} messages) | ${shown(opening.p50)} | ${shown(opening.p99)} |`);
    print(`| a page further up | ${shown(paging.p50)} | ${shown(paging.p99)} |`);
    print();
    print(`Up to the first message: ${pages.took.length} pages, ${shown(paging.all)} ms, ${shown(pages.bytes / 1024 / 1024)} MB. An opening takes ${shown(opensFor)} ms of the relay's time. `
      + `Small pictures: ${shown(fetched.perSecond)} a second, of ${shown(fetched.kilobytes)} kB. The relay's memory grew by ${shown(Math.max(0, resident(server.pid, 'VmHWM') - memory))} MB at most.`);
    agent.close();
  } finally {
    await server.stop();
  }
}

async function ofConsole({ bin, quick, print, shown }) {
  const program = join(bin, 'bench_console');
  if (!existsSync(program)) return;
  const text = execFileSync(program, ['transcript', quick ? '1000' : '10000'], { encoding: 'utf8', env: { ...process.env, QT_QPA_PLATFORM: 'offscreen' } });
  const { rows, memory } = JSON.parse(text);
  print();
  print('| console | median (ms) | p99 (ms) | worst (ms) |');
  print('|---|---|---|---|');
  for (const { name, median, p99, worst } of rows) print(`| ${name} | ${shown(median)} | ${shown(p99)} | ${shown(worst)} |`);
  print();
  print(`The console's memory: ${shown(memory.before)} MB before, ${shown(memory.after)} MB with all of it read, every picture seen.`);
}

async function transcript(how) {
  await ofRelay(how);
  await ofConsole(how);
}

export const transcriptGroups = { transcript };
