// Pictures of the real console against a real relay, light and dark: node docs/make-screenshots.mjs --bin build/dev/bin --out build/pictures
// Needs a display and tests/e2e's packages; `./dev test` has brought both. docs/inbox-light.png, which the README shows, is one of them.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Stage, argument, until } from '../tests/e2e/stage.mjs';

const out = argument('out', 'build/pictures');
mkdirSync(out, { recursive: true });
const stage = new Stage(argument('bin', 'build/dev/bin'), 'pictures');
const day = Date.now();
let number = 0;

async function publish(events) {
  const body = events.map(([type, subject, data]) => ({
    specversion: '1.0', id: `${day}-${number++}`, source: '/pictures', type, subject, data: { ...data, ago: undefined },
    time: new Date(day - (data.ago ?? 0) * 1000).toISOString(),
  }));
  const answer = await fetch(`${stage.url}/v1/events`, {
    method: 'POST', body: JSON.stringify(body),
    headers: { authorization: `Bearer ${stage.botKey}`, 'content-type': 'application/cloudevents-batch+json' },
  });
  if (answer.status !== 202) throw new Error(await answer.text());
}

const waiting = [
  ['Jane Doe', 'WIDGET', 'user requested human', [
    ['customer', 'Where is my refund for order 4411?'],
    ['bot', 'Refunds take **5 to 7** working days after we receive the parcel. You can follow yours under [My orders](https://shop.example/orders).', 0.81],
    ['customer', 'It has been two weeks and it still says "processing".'],
    ['bot', 'I am not sure I understood. Would you like to talk to a person?', 0.22],
    ['customer', 'I want to talk to a human about my refund. This is the third time I ask.']]],
  ['Marta Kowalska', 'WA', 'frustrated customer', [['customer', 'the bot keeps sending me the same link!!']]],
  ['أحمد سالم', 'WIDGET', 'bot could not answer', [['customer', 'هل يمكنني تغيير عنوان التسليم؟']]],
  ['Visitor 8f21', 'WIDGET', 'workflow step: billing', [['customer', 'Can I pay by invoice for a company in Portugal?']]],
];

const step = (run, index, name, state, ago) => ['baton.workflow.step', undefined, { run, step: { index, name }, state, ago }];
const started = (id, name, run, about, ago) => ['baton.workflow.started', undefined, { workflow: { id, name }, run, about, ago }];
const finished = (run, status, error, ago) => ['baton.workflow.finished', undefined, { run, status, error, ago }];
const minute = 60;

/** Earlier runs, from which the averages are known, and the ones that are looked at. */
function workflows() {
  const steps = [['Collect metrics', 55], ['Compute deltas', 70], ['Render charts', 2]];
  const events = [];
  for (let day = 1; day <= 3; day++) {
    let ago = day * 86400;
    events.push(started('kpi', 'Daily KPI digest', `day${day}`, undefined, ago));
    steps.forEach(([name, took], i) => {
      events.push(step(`day${day}`, i + 1, name, 'started', ago), step(`day${day}`, i + 1, name, 'completed', ago -= took));
    });
    events.push(finished(`day${day}`, 'success', undefined, ago));
  }
  return [...events,
    started('invoices', 'Invoice sync', '19b2', undefined, 22 * minute), step('19b2', 1, 'Log in', 'started', 22 * minute),
    step('19b2', 1, 'Log in', 'completed', 21 * minute), step('19b2', 2, 'Fetch invoices', 'started', 21 * minute),
    finished('19b2', 'failure', '503 from the accounting service.', 20 * minute),
    started('leads', 'Lead enrichment', '80aa', 'Jane Doe (Acme)', 7 * minute), step('80aa', 1, 'Look up', 'started', 7 * minute),
    step('80aa', 1, 'Look up', 'completed', 168), finished('80aa', 'success', undefined, 168),
    started('leads', 'Lead enrichment', '80ab', 'شركة النور', 5 * minute), step('80ab', 1, 'Look up', 'started', 4 * minute),
    started('kpi', 'Daily KPI digest', '7f3a', undefined, 17 * minute),
    step('7f3a', 1, 'Collect metrics', 'started', 17 * minute), step('7f3a', 1, 'Collect metrics', 'completed', 17 * minute - 48),
    step('7f3a', 2, 'Compute deltas', 'started', 17 * minute - 48), step('7f3a', 2, 'Compute deltas', 'completed', 15 * minute + 10),
    step('7f3a', 3, 'Render charts', 'started', 15 * minute + 10)];
}

const changes = [
  ['retrained', '41 pages from help.acme.example, 3 new', 'help.acme.example', 'watched website', 86400, { pages: ['/returns', '/returns/business', '/shipping'] }],
  ['prompt_tuned', 'Greeting and refund policy paragraphs', undefined, 'CSAT 3.1, below 3.5', 8 * 3600, {
    before: 'You are a helpful assistant of Acme. Greet the customer. Refunds take up to 14 days. Never promise a date.',
    after: 'You are a friendly, brief assistant of Acme. Greet the customer by name. Refunds take up to 5 working days after the parcel arrived. Never promise a date.' }],
  ['tool_added', 'Linked tool “Refund API” (write access)', undefined, 'integration', 2 * 3600, { tool: { name: 'Refund API', rights: ['read orders', 'write refunds'] } }],
  ['kb_chunks_added', '12 KB chunks added from “supplier-spec-2026.pdf”', 'supplier-spec-2026.pdf', 'stakeholder-shared document', 40 * minute, {
    chunks: [{ title: 'Warranty', text: 'Two years on moving parts.' }, { title: 'Packaging', text: 'Recycled board, 40 % lighter.' }] }],
];

try {
  stage.addMember('alice@acme.example', 'Alice Lindqvist');
  stage.addBot('shop', 'Shop bot');
  await stage.startRelay();
  const alice = await stage.agent('alice@acme.example', 'Alice');
  for (const [name, channel, reason, turns] of waiting) {
    const subject = name;
    const customer = { name, email: name === 'Jane Doe' ? 'jane@acme.example' : undefined, country: 'Portugal', ip: '203.0.113.7', fields: { Plan: 'Business' } };
    await publish([
      ['baton.conversation.started', subject, { channel, customer }],
      ...turns.map(([who, text, confidence]) => [`baton.message.${who}`, subject, { text, confidence }]),
      ['baton.escalation.requested', subject, { reason, quote: turns.at(-1)[1] }]]);
    await publish([['baton.customer.presence', subject, { online: true }]]);
  }
  await alice.sees('everybody who waits', (seen) => seen.cards.length === waiting.length);
  await alice.does({ do: 'select', text: 'Jane Doe' });
  await alice.sees('the transcript', (seen) => seen.turns.length >= 6);
  stage.admin(['workflow', 'set', 'shop', 'kpi', 'floor_seconds=1', 'factor=1']);
  for (const event of workflows()) await publish([event]);
  for (const [kind, summary, source, cause, ago, details] of changes)
    await publish([['baton.autoupdate.recorded', undefined, { kind, summary, source, cause, details, ago }]]);
  const screens = [['inbox', 'Ctrl+1'], ['workflows', 'Ctrl+4', 'runs', 'Stuck'], ['autoupdates', 'Ctrl+5', 'entries', 'Greeting'],
    ['settings', 'Ctrl+,']];
  for (const [screen, keys, list, text] of screens) {
    await alice.does({ do: 'key', keys });
    if (list) await alice.does({ do: 'select', list, text });
    await until('no banner is in the way', async () => {
      const { banners } = await alice.does({ do: 'look' });
      if (banners.length) await alice.ask({ do: 'click', name: 'later' });
      return !banners.length;
    });
    for (const [look, dark] of [['light', false], ['dark', true]]) {
      await alice.does({ do: 'appearance', dark });
      await until('the picture', () => alice.does({ do: 'grab', file: path.resolve(out, `${screen}-${look}.png`) }));
    }
  }
} finally {
  await stage.close();
}
