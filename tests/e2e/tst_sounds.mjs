// What comes out of the loudspeaker: node tst_sounds.mjs --bin DIR [--out DIR]

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Desktop, desktopFolder, daemon } from './desktop.mjs';
import { Hearing, hasPulse } from './hearing.mjs';
import { Stage, argument, until } from './stage.mjs';

const out = argument('out');
if (out) mkdirSync(out, { recursive: true });
const longest = 1.4;
let number = 0;

async function play(stage, desktop, hearing) {
  stage.addBot('shop', 'Shop bot');
  for (const name of ['Alice', 'Bob']) stage.addMember(`${name.toLowerCase()}@acme.example`, name);
  await stage.startRelay();
  const publish = async (events) => {
    const answer = await fetch(`${stage.url}/v1/events`, {
      method: 'POST',
      body: JSON.stringify(events.map(([type, subject, data]) => ({ specversion: '1.0', id: String(number++), source: '/sounds', type: `baton.${type}`, subject, data }))),
      headers: { authorization: `Bearer ${stage.botKey}`, 'content-type': 'application/cloudevents-batch+json' },
    });
    assert.equal(answer.status, 202, await answer.clone().text());
  };
  const asks = (name) => [
    ['conversation.started', name, { channel: 'WIDGET', customer: { id: name, name } }],
    ['escalation.requested', name, { reason: 'user requested human', quote: 'A person, please.' }],
  ];

  await desktop.start();
  await hearing.start(desktop.env);
  const alice = await stage.agent('alice@acme.example', 'Alice', hearing.env);
  const picture = async (name) => out && alice.does({ do: 'grab', file: path.join(out, `${name}.png`) });
  const tellOf = (name) => async () => {
    await publish(asks(name));
    await alice.sees(`that ${name} waits`, (seen) => seen.cards.some((card) => card.includes(name)));
  };

  // Nobody waits: silence, and so a microphone that hears nothing by itself.
  const before = await hearing.listen(0.5, () => {});
  assert.equal(before.peak, 0, 'silence before');

  // A customer asks for a person: a sound of Baton's own, once, for the usual pause is a minute.
  const first = await hearing.listen(2.5, tellOf('Jane'));
  console.log(`INFO   : heard ${first.seconds} s, as loud as ${first.peak}`);
  assert.ok(first.peak > 1000, `somebody waits and it is heard: ${first.peak}`);
  assert.ok(first.seconds > 0.3 && first.seconds < longest, `once: ${first.seconds} s`);
  assert.equal(first.sounds, 1);

  // Ten at once are one sound.
  const crowd = Array.from({ length: 10 }, (_, i) => `Crowd ${i}`);
  const ten = await hearing.listen(2.5, async () => {
    await publish(crowd.flatMap(asks));
    await alice.sees('all of them', (seen) => crowd.every((name) => seen.cards.some((card) => card.includes(name))));
  });
  assert.ok(ten.peak > 1000 && ten.seconds < longest, `one for ten: ${ten.seconds} s, ${ten.peak}`);

  // Another sound is tried in the settings; a lower volume is less loud.
  await alice.does({ do: 'key', keys: 'Ctrl+,' });
  await alice.does({ do: 'setValue', name: 'escalationSound', value: 'knock' });
  const tryIt = () => alice.does({ do: 'click', name: 'escalationSound.play' });
  const loud = await hearing.listen(1.5, tryIt);
  await alice.does({ do: 'setValue', name: 'volume', value: 30 });
  const low = await hearing.listen(1.5, tryIt);
  await picture('settings');
  assert.ok(loud.peak > 1000 && loud.seconds < 0.7, `the knock: ${loud.seconds} s, ${loud.peak}`);
  assert.ok(low.peak > 30 && low.peak < loud.peak / 2, `less loud: ${low.peak} of ${loud.peak}`);

  // None is none.
  await alice.does({ do: 'setValue', name: 'escalationSound', value: 'none' });
  await alice.does({ do: 'key', keys: 'Ctrl+1' });
  const none = await hearing.listen(2, tellOf('Tom'));
  assert.equal(none.peak, 0, 'none is silence');

  // It is kept on this computer.
  await until('the settings file', () => /\[sound\][^[]*escalations=none/.test(readFileSync(path.join(stage.folder, 'Alice', 'console.ini'), 'utf8')));

  // Bob wants to be reminded: he hears of those who wait when he comes, and again while nobody answers.
  mkdirSync(path.join(stage.folder, 'Bob'));
  writeFileSync(path.join(stage.folder, 'Bob', 'console.ini'), '[sound]\nescalations=bell\nrepeatSeconds=2\n');
  const reminded = await hearing.listen(5, () => stage.agent('bob@acme.example', 'Bob', hearing.env));
  assert.ok(reminded.sounds >= 2 && reminded.sounds <= 4, `${reminded.sounds} sounds`);

  // The sound server goes: the console goes on.
  hearing.stop();
  await tellOf('Mia')();
}

const stage = new Stage(argument('bin'), 'sounds');
const desktop = new Desktop(desktopFolder(stage, 'Alice'));
const hearing = new Hearing(path.join(stage.folder, 'hearing'));
let failed = 0;
try {
  if (daemon && hasPulse) {
    await play(stage, desktop, hearing);
    console.log('PASS   : an escalation is heard, once, and not when the choice is none');
  } else {
    console.log('SKIP   : it takes the packages pulseaudio, pulseaudio-utils and xfce4-notifyd');
  }
} catch (error) {
  console.error(`FAIL!  : ${error.stack}`);
  failed = 1;
} finally {
  await stage.close();
  hearing.stop();
  desktop.stop();
}
process.exit(failed);
