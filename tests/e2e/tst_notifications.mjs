// Claim on the notification itself: node tst_notifications.mjs --bin DIR [--out DIR]

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Desktop, desktopFolder, daemon } from './desktop.mjs';
import { Stage, argument, until } from './stage.mjs';

const out = argument('out');
if (out) mkdirSync(out, { recursive: true });

async function play(stage, desktops) {
  const agents = {};
  stage.addBot('shop', 'Shop bot');
  for (const name of ['Alice', 'Bob']) stage.addMember(`${name.toLowerCase()}@acme.example`, name);
  await stage.startRelay();
  stage.startBot();
  for (const name of ['Alice', 'Bob']) {
    desktops[name] = await new Desktop(desktopFolder(stage, name)).start();
    agents[name] = await stage.agent(`${name.toLowerCase()}@acme.example`, name, desktops[name].env);
    // The agent does something else meanwhile.
    await agents[name].does({ do: 'hide' });
  }
  const picture = async (step) => {
    for (const name of out ? Object.keys(agents) : []) {
      await agents[name].does({ do: 'grabScreen', file: path.join(out, `${step}-${name.toLowerCase()}.png`) });
    }
  };

  // A customer asks for a person, in words.
  const customer = await stage.customer();
  await customer.says('Can I speak to a real person please?');
  const asked = Date.now();
  await Promise.all(Object.values(desktops).map((desktop) => desktop.banner()));
  console.log(`INFO   : on both desktops ${Date.now() - asked} ms after the customer pressed Enter, drawn by ${daemon}`);
  await picture('1-banner');

  // Claim, on the banner: that console comes forward with the conversation, ready to type.
  await desktops.Alice.pressFirstButton();
  const seen = await agents.Alice.sees('her conversation', (look) => look.visible && look.writable);
  assert.ok(seen.turns.includes('Can I speak to a real person please?'), JSON.stringify(seen.turns));
  await agents.Alice.does({ do: 'type', name: 'editor', text: 'Here I am.' });
  await picture('2-opened');
  await until('her banner is gone', () => desktops.Alice.banners().length === 0);

  // Bob's goes as well, and a passing word says who has it.
  await agents.Bob.sees('who has it', (look) => look.banners.length === 0 && look.cards.every((card) => !card.includes('Unassigned')));
  await picture('2-claimed');
  assert.equal((await agents.Bob.ask({ do: 'look' })).visible, false, 'his window stays out of the way');

  // Given back while his window shows something else, it is a banner inside.
  await agents.Bob.does({ do: 'show' });
  await agents.Bob.does({ do: 'key', keys: 'Ctrl+4' });
  await agents.Alice.does({ do: 'choose', name: 'more', text: 'Back to Waiting' });
  await agents.Bob.sees('the banner in the window', (look) => look.banners.length === 1);
  await picture('3-released');
  await agents.Bob.does({ do: 'click', name: 'banner.claim' });
  await agents.Bob.sees('his conversation', (look) => look.writable && look.banners.length === 0);
}

const stage = new Stage(argument('bin'), 'notifications');
const desktops = {};
let failed = 0;
try {
  if (daemon) {
    await play(stage, desktops);
    console.log('PASS   : Claim on the notification itself');
  } else {
    console.log('SKIP   : there is no notification daemon with buttons here; install the package xfce4-notifyd');
  }
} catch (error) {
  console.error(`FAIL!  : ${error.stack}`);
  failed = 1;
} finally {
  await stage.close();
  for (const desktop of Object.values(desktops)) desktop.stop();
}
process.exit(failed);
