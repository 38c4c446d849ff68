// One picture of the real programs for each screen of the design: node look.mjs --bin DIR --out DIR [--only 01,12] [--design DIR]
// Light, dark, Arabic and at 200 % of each; table.md says what there is, and what there is not yet.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { smallPicture } from './files/hostile.mjs';
import { AgentSocket } from './page/agent.mjs';
import { Stage, argument, until } from './stage.mjs';

const out = argument('out', 'build/look');
const only = argument('only', '').split(',').filter(Boolean);
const design = argument('design', fileURLToPath(new URL('../../../shared/design/screens/next', import.meta.url)));
const differences = JSON.parse(readFileSync(new URL('./look.json', import.meta.url), 'utf8'));
mkdirSync(out, { recursive: true });
const made = new Set();

/** Four ways to see a screen: the names of their pictures, and how a console is started for each. */
const ways = [
  { suffix: '', env: {}, dark: false },
  { suffix: '-dark', env: {}, dark: true },
  { suffix: '-ar', env: {}, locale: 'ar_EG', dark: false },
  { suffix: '-200pct', env: { BATON_SCALE: '2' }, dark: false },
];

const stage = new Stage(argument('bin', 'build/dev/bin'), 'look');
let number = 0;

async function publish(bot, subject, type, data) {
  const answer = await fetch(`${stage.url}/v1/events`, {
    method: 'POST',
    body: JSON.stringify({ specversion: '1.0', id: String(number++), source: '/look', subject, type: `baton.${type}`, data }),
    headers: { authorization: `Bearer ${bot.key}`, 'content-type': 'application/cloudevents+json' },
  });
  if (answer.status !== 202) throw new Error(`${type}: ${await answer.text()}`);
}

/** A customer of a bot: what they and the bot say, and why a person is needed at last. */
async function conversation(bot, key, { channel = 'WIDGET', online = true, customer, said, reason, quote, tags }) {
  await publish(bot, key, 'conversation.started', { channel, customer });
  for (const [who, text] of said) await publish(bot, key, `message.${who}`, { text });
  if (tags) await publish(bot, key, 'conversation.tagged', { tags });
  await publish(bot, key, 'customer.presence', { online });
  if (reason) await publish(bot, key, 'escalation.requested', { reason, quote });
}

async function addBot(id, name) {
  return { id, key: JSON.parse(stage.admin(['bot', 'add', id, '--name', name, '--json'])).key };
}

async function fill() {
  stage.admin(['member', 'add', 'ana@acme.example', '--name', 'Ana Lima', '--role', 'admin', '--password-stdin'], 'correct horse battery');
  stage.addMember('ben@acme.example', 'Ben Okafor');
  const shop = await addBot('shop', 'Shop bot');
  const travel = await addBot('travel', 'Travel desk bot');
  await stage.startRelay();
  const ana = await AgentSocket.signIn(stage, 'ana@acme.example');
  for (const [shortcut, title, text] of [
    ['refund', 'Refund released', 'Hello {{customer.name}}, the refund is released. You will see it in two days at the latest.'],
    ['receipt', 'Ask for the receipt', 'Could you send me the receipt and a photo of the label?'],
    ['hours', 'Opening hours', 'We are here from 9 to 18 on working days.']]) {
    await ana.ask('replies.save', { reply: { shortcut, title, text } });
  }
  const asked = 'user requested human';
  const ours = [
    [shop, 'olu', { channel: 'WA', online: false, customer: { name: 'Olu Adeyemi' }, said: [['customer', 'Photo']], reason: asked }],
    [travel, 'yuki', { customer: { name: 'Yuki Tanaka' }, said: [['customer', 'Can I have the new itinerary?']], reason: asked }],
    [shop, 'tom', { online: false, channel: 'EMAIL', customer: { name: 'Tom Reyes' }, said: [['customer', 'Where is my parcel?']], reason: 'low confidence' }],
    [shop, 'visitor', { online: false, customer: {}, said: [['customer', 'Can I pay by invoice?']], reason: asked, tags: ['billing'] }],
    [travel, 'ahmad', { customer: { name: 'أحمد سالم' }, said: [['customer', 'شكرا. سأنتظر رسالة التأكيد.']], reason: asked }],
    [shop, 'marta', { channel: 'WA', customer: { name: 'Marta Kowalska' }, said: [['customer', 'It still sends me the same page. Can you look at it?']], reason: 'frustrated customer' }],
    [shop, 'jane', { customer: { name: 'Jane Doe', email: 'jane@acme.example', ip: '203.0.113.7', country: 'PT', fields: { Plan: 'Business', Order: '4411' } },
      tags: ['refund', 'order 4411'], reason: asked, quote: 'I want to talk to a human about my refund.',
      said: [['customer', 'When do I get my refund?'], ['bot', 'Refunds take **5 to 7** working days after we receive the parcel. You can follow yours under [My orders](https://acme.example/orders).'],
        ['customer', 'It has been two weeks and it still says “processing”.'], ['customer', 'I want to talk to a human about my refund.']] }],
  ];
  for (const [bot, key, of] of ours) await conversation(bot, key, of);
  for (const item of (await ana.ask('conversations.list', { view: 'waiting' })).items) {
    await ana.ask('conversations.claim', { id: item.id, commandId: `claim-${number++}` });
  }
  const mine = (await ana.ask('conversations.list', { view: 'mine' })).items;
  const idOf = (name) => mine.find((item) => item.contact.name === name).id;
  const reply = (name, text) => ana.ask('conversations.reply', { id: idOf(name), commandId: `reply-${number++}`, text });
  await reply('Tom Reyes', 'I have asked the courier, they answer tomorrow.');
  await reply('Yuki Tanaka', 'Here is the new itinerary as a PDF.');
  await reply('Jane Doe', 'Hi Jane, I am Ana. I am sorry this took so long. 🙏');
  await reply('Jane Doe', 'Could you send me the receipt and a photo of the label?');
  await publish(shop, 'jane', 'message.customer', { text: 'Here they are. The box was damaged on one side.',
    attachments: [{ name: 'box.png', type: 'image/png', data: smallPicture().toString('base64') }] });
  await reply('Jane Doe', 'Thank you, that is all I need.');
  await ana.ask('contacts.note', { id: mine.find((item) => item.contact.name === 'Jane Doe').contact.id, commandId: `note-${number++}`, text: 'Promised a call back last week.' });
  await conversation(shop, 'sofia', { customer: { name: 'Sofia Rossi' }, said: [['customer', 'My discount code does not work'], ['bot', 'Which code is it?'], ['customer', 'My code does not work.']],
    reason: 'frustrated customer', quote: 'My code does not work.' });
  await conversation(travel, 'pierre', { customer: { name: 'Pierre Martin' }, said: [['customer', 'I would like to speak with somebody.']], reason: asked });
  for (const [run, name, steps, end] of [['7f3a', 'Daily KPI digest', 3, 'success'], ['8b1c', 'Refund check', 2, 'failure'], ['9d2e', 'Nightly import', 1, '']]) {
    await publish(shop, undefined, 'workflow.started', { workflow: { id: run, name }, run, about: 'Acme' });
    for (let index = 1; index <= steps; index++) {
      const step = { index, name: ['Collect metrics', 'Render charts', 'Send'][index - 1] };
      await publish(shop, undefined, 'workflow.step', { run, step, state: 'started' });
      if (end || index < steps) await publish(shop, undefined, 'workflow.step', { run, step, state: 'completed' });
    }
    if (end) await publish(shop, undefined, 'workflow.finished', { run, status: end, ...(end === 'failure' ? { error: 'The bank did not answer.' } : {}) });
  }
  await publish(shop, undefined, 'autoupdate.recorded', { kind: 'retrained', summary: 'Intent model, 412 examples', cause: 'Weekly' });
  await publish(shop, undefined, 'autoupdate.recorded', { kind: 'kb_chunks_added', summary: '14 chunks from “Returns”', source: 'https://acme.example/returns' });
  await publish(shop, undefined, 'autoupdate.recorded', { kind: 'prompt_tuned', summary: 'Greeting', cause: 'CSAT 3.1', details: { before: 'Hello.', after: 'Hello, how may I help you today?' } });
  await publish(travel, undefined, 'autoupdate.recorded', { kind: 'tool_added', summary: 'Refund API' });
  ana.close();
}

const wanted = (name) => only.length === 0 || only.some((one) => name.startsWith(one));

/** Takes the picture in the console's present way. */
async function shoot(agent, way, name) {
  if (!wanted(name)) return;
  // What fades in has come by then.
  await new Promise((resolve) => setTimeout(resolve, 300));
  await agent.does({ do: 'grab', file: path.join(out, `${name}${way.suffix}.png`) });
  made.add(name);
}

async function shootConsole(way) {
  const env = { ...process.env, ...way.env };
  const agent = await stage.agent('ana@acme.example', `Ana${way.suffix}`, env, way.locale);
  const resize = (width, height) => agent.does({ do: 'resize', width, height });
  await agent.does({ do: 'appearance', dark: way.dark });
  await resize(1360, 840);
  await agent.does({ do: 'key', keys: 'Ctrl+2' });
  await agent.sees('the conversations', (seen) => seen.cards.length === 7);
  await agent.does({ do: 'select', text: 'Jane Doe' });
  await agent.sees('the transcript', (seen) => seen.turns.some((turn) => turn.includes('all I need')) && seen.writable);
  await agent.does({ do: 'type', name: 'editor', text: 'The refund of **48.90 EUR** is released. You will see it in two days at the latest.' });
  await shoot(agent, way, '01-inbox-light');
  await resize(1024, 700);
  await shoot(agent, way, '16-inbox-1024x700');
  await resize(680, 420);
  await shoot(agent, way, '16b-inbox-200pct');
  await resize(1360, 840);
  await agent.does({ do: 'key', keys: 'Ctrl+A', name: 'editor' });
  await agent.does({ do: 'key', keys: '/', name: 'editor' });
  await agent.sees('the saved replies', (seen) => seen.draft === '/');
  await shoot(agent, way, '03-popups');
  await agent.does({ do: 'key', keys: 'Escape', name: 'editor' });
  await agent.does({ do: 'key', keys: 'Ctrl+A', name: 'editor' });
  await agent.does({ do: 'key', keys: 'Delete', name: 'editor' });
  await agent.does({ do: 'key', keys: 'Ctrl+1' });
  await agent.does({ do: 'select', text: 'Sofia Rossi' });
  await agent.sees('who waits', (seen) => !seen.writable && seen.turns.length > 0);
  await shoot(agent, way, '02-inbox-unclaimed');
  for (const [keys, name] of [['Ctrl+4', '12-workflows'], ['Ctrl+5', '13-updates']]) {
    await agent.does({ do: 'key', keys });
    await until('its rows', async () => {
      const seen = await agent.ask({ do: 'look' });
      return seen.runs.length + seen.entries.length > 0;
    });
    await shoot(agent, way, name);
  }
  await agent.does({ do: 'key', keys: 'Ctrl+,' });
  await shoot(agent, way, '08-settings');
  await agent.quit();
}

/** The page in its four states, side by side as a customer has them one after the other. */
async function shootPage() {
  const name = '14-customer-page';
  if (!wanted(name)) return;
  for (const [suffix, options] of [['', {}], ['-dark', { colorScheme: 'dark' }], ['-ar', { locale: 'ar' }], ['-200pct', { deviceScaleFactor: 2 }]]) {
    const customer = await stage.customer({ viewport: { width: 420, height: 760 }, ...options });
    await customer.says('When do I get my refund?');
    await until('it is shown', async () => (await customer.turns()).length > 0);
    await customer.page.screenshot({ path: path.join(out, `${name}${suffix}.png`) });
    await customer.page.close();
  }
  made.add(name);
}

/** What stands without a conversation: the sign-in, a desk with nothing in it, a relay that is gone. */
async function shootEdges(way) {
  const env = { ...process.env, ...way.env };
  const ben = await stage.agent('ben@acme.example', `Ben${way.suffix}`, env);
  await ben.does({ do: 'appearance', dark: way.dark });
  await ben.does({ do: 'resize', width: 1360, height: 840 });
  await ben.does({ do: 'key', keys: 'Ctrl+2' });
  await shoot(ben, way, '11-empty');
  await stage.killRelay();
  await ben.sees('that the relay is gone', (seen) => seen.link !== 'Connected');
  await shoot(ben, way, '11b-offline');
  await stage.startRelay();
  await ben.sees('the relay again', (seen) => seen.link === 'Connected' || !/[A-Za-z]/.test(seen.link));
  await ben.does({ do: 'choose', name: 'memberMenu', text: 'Sign out' }).catch(() => {});
  await shoot(ben, way, '09-sign-in');
  await ben.quit();
}

/** Which pictures of the design have one of the program beside them, and what differs. */
function writeTable() {
  const names = existsSync(design)
    ? readdirSync(design).filter((file) => file.endsWith('.png')).map((file) => file.slice(0, -4))
    : Object.keys(differences);
  // 01d is 01 in the dark.
  const numberOf = (name) => name.split('-')[0].replace(/d$/, '');
  const numbers = new Set([...made].map(numberOf));
  const rows = names.map((name) => `| ${name} | ${numbers.has(numberOf(name)) ? 'made' : 'not yet'} | ${differences[name] ?? ''} |`);
  writeFileSync(path.join(out, 'table.md'), ['| Picture | Made | What differs, and why |', '|---|---|---|', ...rows, ''].join('\n'));
}

try {
  await fill();
  for (const way of ways) await shootConsole(way);
  await shootPage();
  for (const way of ways.slice(0, 2)) await shootEdges(way);
  writeTable();
  console.log(`${made.size} screens in ${out}; table.md says what differs`);
} finally {
  await stage.close();
}
