// Pictures of the real console against a real relay: node docs/make-screenshots.mjs --bin build/dev/bin --out docs
// Needs a display and tests/e2e's packages; `./dev test` has brought both.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Stage, argument, until } from '../tests/e2e/stage.mjs';

const out = argument('out', 'docs');
mkdirSync(out, { recursive: true });
const stage = new Stage(argument('bin', 'build/dev/bin'), 'pictures');
const day = Date.now();
let number = 0;

async function publish(events) {
  const body = events.map(([type, subject, data]) => ({
    specversion: '1.0', id: `${day}-${number++}`, source: '/pictures', type, subject, data,
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
  await alice.does({ do: 'click', name: 'later' });
  for (const [screen, keys] of [['inbox', 'Ctrl+1'], ['settings', 'Ctrl+,']]) {
    await alice.does({ do: 'key', keys });
    for (const [look, dark] of [['light', false], ['dark', true]]) {
      await alice.does({ do: 'appearance', dark });
      await until('the picture', () => alice.does({ do: 'grab', file: path.resolve(out, `${screen}-${look}.png`) }));
    }
  }
} finally {
  await stage.close();
}
