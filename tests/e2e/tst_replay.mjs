// Dialogues through the bot API into a running relay, with a console attached: node tst_replay.mjs --bin DIR

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stage, argument } from './stage.mjs';

// Many dialogues where they are at hand, and a few everywhere.
const here = path.dirname(fileURLToPath(import.meta.url));
const source = ['../../../shared/data/bot-dialogues.jsonl', '../corpus/dialogues.jsonl'].map((file) => path.resolve(here, file)).find(existsSync);
const batchSize = 500;

const dialogues = readFileSync(source, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const customerOf = (dialogue) => `Customer ${dialogue.id}.`;

/** Turn by turn over all dialogues, as from many customers who talk at the same time. */
function interleaved() {
  const events = dialogues.map((dialogue) => event(`${dialogue.id}-start`, 'baton.conversation.started', dialogue.id,
    { channel: 'WIDGET', customer: { id: dialogue.id, name: customerOf(dialogue) } }));
  const longest = Math.max(...dialogues.map((dialogue) => dialogue.turns.length));
  for (let turn = 0; turn < longest; turn += 1) {
    for (const { id, turns } of dialogues) {
      if (turn < turns.length) events.push(event(`${id}-${turn}`, `baton.message.${turns[turn][0]}`, id, { text: turns[turn][1] }));
    }
  }
  return events;
}

function event(id, type, subject, data) {
  return { specversion: '1.0', id, source: '/replay', type, subject, time: new Date().toISOString(), data };
}

async function publish(stage, events) {
  for (let from = 0; from < events.length; from += batchSize) {
    const batch = events.slice(from, from + batchSize);
    const answer = await fetch(`${stage.url}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stage.botKey}`, 'content-type': 'application/cloudevents-batch+json' },
      body: JSON.stringify(batch),
    });
    const body = await answer.json();
    assert.equal(answer.status, 202, JSON.stringify(body));
    assert.equal(body.accepted, batch.length);
  }
}

async function replay(stage) {
  stage.addMember('ana@baton.example', 'Ana');
  stage.addBot('shop', 'Shop bot');
  // What these customers say to a restaurant's bot must not bring in a person half-way.
  stage.admin(['bot', 'set', 'shop', 'escalate_on_words=off', 'escalate_on_tone=off']);
  await stage.startRelay();
  const ana = await stage.agent('ana@baton.example', 'Ana');
  await ana.does({ do: 'click', name: 'allTab' });

  const events = interleaved();
  const began = Date.now();
  await publish(stage, events);
  const acknowledged = Date.now() - began;
  const last = dialogues.reduce((a, b) => (b.turns.length >= a.turns.length ? b : a));
  await ana.sees('every dialogue', (seen) => seen.rows === dialogues.length);
  await ana.does({ do: 'select', text: customerOf(last) });
  await ana.sees('what came last', (seen) => sameTurns(seen.turns, last.turns));
  const shown = Date.now() - began;
  console.log(`INFO   : ${dialogues.length} dialogues, ${events.length - dialogues.length} turns: acknowledged in ${acknowledged} ms `
    + `(${Math.round((events.length * 1000) / acknowledged)} events/s), in the console after ${shown} ms`);

  for (const dialogue of dialogues.filter((_, i) => i % 5 === 0)) {
    await ana.does({ do: 'select', text: customerOf(dialogue) });
    await ana.sees(`the turns of ${dialogue.id}`, (seen) => sameTurns(seen.turns, dialogue.turns));
  }
}

/** What the transcript shows has the day and such between the turns; the turns are all there, in order, once. */
function sameTurns(shown, turns) {
  const texts = new Set(turns.map(([, text]) => text));
  const said = shown.filter((text) => texts.has(text));
  return said.length === turns.length && said.every((text, i) => text === turns[i][1]);
}

const stage = new Stage(argument('bin'), 'replay');
let failed = 0;
try {
  await replay(stage);
  console.log('PASS   : nothing is lost and the order is kept');
} catch (error) {
  console.error(`FAIL!  : ${error.stack}`);
  failed = 1;
} finally {
  await stage.close();
}
process.exit(failed);
