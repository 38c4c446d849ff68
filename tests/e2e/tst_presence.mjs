// Whether customers may count on somebody: node tst_presence.mjs --bin DIR [--out DIR]
// The screen is locked by a real signal on the agent's bus, the mouse is moved on a real display.

import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { Desktop, desktopFolder } from './desktop.mjs';
import { Stage, argument, until } from './stage.mjs';

const out = argument('out');
if (out) mkdirSync(out, { recursive: true });

/** The screen saver of a desktop; see tests/ui/presence/screenlocker.cpp. */
class ScreenSaver {
  constructor(bin, desktop) {
    this.process = spawn(path.join(bin, '../tests/screenlocker'), [], { env: desktop.env, stdio: ['pipe', 'pipe', 'inherit'] });
    desktop.children.push(this.process);
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  async hear(word) {
    const { value } = await this.lines.next();
    if (value !== word) throw new Error(`the screen saver said ${value} instead of ${word}`);
  }

  async does(word) {
    this.process.stdin.write(`${word}\n`);
    await this.hear(word);
  }
}

async function play(stage, desktops) {
  stage.addBot('shop', 'Shop bot');
  for (const name of ['Alice', 'Bob']) stage.addMember(`${name.toLowerCase()}@acme.example`, name);
  await stage.startRelay();
  stage.startBot();
  const come = async (name, rules) => {
    desktops[name] = await new Desktop(desktopFolder(stage, name)).start();
    mkdirSync(path.join(stage.folder, name));
    writeFileSync(path.join(stage.folder, name, 'console.ini'), `[away]\n${rules}\n`);
    return stage.agent(`${name.toLowerCase()}@acme.example`, name, desktops[name].env);
  };
  const says = (agent, text) => agent.sees(`"${text}" about themselves`, (seen) => seen.availability === text);
  let customer;
  const somebody = (there) => customer.sees(there ? 'Agents are online' : 'No agents are online right now', '.status');
  const picture = async (agent, name) => out && agent.does({ do: 'grab', file: path.join(out, `${name}.png`) });

  // Alice is there, until her screen is locked.
  const alice = await come('Alice', 'idleSeconds=0');
  const saver = new ScreenSaver(stage.bin, desktops.Alice);
  await saver.hear('ready');
  customer = await stage.customer();
  await says(alice, 'Online');
  await somebody(true);
  await saver.does('lock');
  await says(alice, 'Away: the screen is locked');
  await somebody(false);
  await picture(alice, '1-locked');

  // The relay is killed and comes back: she is away still.
  await stage.killRelay();
  await says(alice, 'Offline: there is no connection to the relay');
  await stage.startRelay();
  await says(alice, 'Away: the screen is locked');
  await customer.page.reload();
  await somebody(false);
  await saver.does('unlock');
  await says(alice, 'Online');
  await somebody(true);

  // Away by her own choice, she is not back because the screen is unlocked.
  await alice.does({ do: 'choose', name: 'memberMenu', text: 'Away' });
  await somebody(false);
  await saver.does('lock');
  await saver.does('unlock');
  await says(alice, 'Away');
  await alice.does({ do: 'choose', name: 'memberMenu', text: 'Online' });
  await somebody(true);

  // Told not to mind the lock, it does not.
  await alice.does({ do: 'key', keys: 'Ctrl+,' });
  await saver.does('lock');
  await somebody(false);
  await picture(alice, '2-settings');
  await alice.does({ do: 'click', name: 'awayWhileLocked' });
  await says(alice, 'Online');
  await somebody(true);
  await alice.quit();
  await somebody(false);

  // Bob is there as long as he touches something.
  const bob = await come('Bob', 'idleSeconds=2');
  let x = 100;
  const touch = () => desktops.Bob.xdotool('mousemove', `${(x = x === 100 ? 200 : 100)}`, '700');
  const status = () => customer.page.locator('.status').innerText();
  const isOnline = async () => {
    touch();
    return (await status()) === 'Agents are online' && (await bob.ask({ do: 'look' })).availability === 'Online';
  };
  await until('Bob is there while he works', isOnline);
  await bob.sees('that he has left', (seen) => seen.availability.startsWith('Away: no input for'));
  await somebody(false);
  await picture(bob, '3-idle');
  await until('Bob is back', isOnline);
  await somebody(false);
  await bob.does({ do: 'key', keys: 'Ctrl+,' });
  await bob.does({ do: 'choose', name: 'awayAfter', text: 'Never' });
  await says(bob, 'Online');
  await somebody(true);
}

const stage = new Stage(argument('bin'), 'presence');
const desktops = {};
let failed = 0;
try {
  await play(stage, desktops);
  console.log('PASS   : online, away and offline follow the person');
} catch (error) {
  console.error(`FAIL!  : ${error.stack}`);
  failed = 1;
} finally {
  await stage.close();
  for (const desktop of Object.values(desktops)) desktop.stop();
}
process.exit(failed);
