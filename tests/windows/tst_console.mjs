// The console for Windows against the relay for Windows, both under Wine: signing in, the inbox, claiming, replying, the settings. Each
// leaves a picture in build/windows/pictures.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Agent } from '../e2e/hands.mjs';
import { WindowsRelay, drive, password, pictures, started } from './wine.mjs';

test('an agent signs in, claims, replies and looks at the settings', async () => {
  mkdirSync(pictures, { recursive: true });
  const relay = new WindowsRelay('console');
  let alice;
  try {
    relay.addMember('alice@acme.example', 'Alice');
    relay.addBot('shop', 'Shop bot');
    await relay.start();
    await relay.tell(['conversation.started', 'chat-1', { channel: 'WIDGET', customer: { id: 'jane', name: 'Jane Doe' } }],
      ['message.customer', 'chat-1', { text: 'Where is my refund?' }],
      ['message.bot', 'chat-1', { text: 'It takes **5 to 7** working days.' }],
      ['escalation.requested', 'chat-1', { reason: 'user requested human', quote: 'Where is my refund?' }]);

    alice = new Agent(started('tests/consoledriver.exe', drive(path.join(relay.folder, 'alice'))), 'Alice');
    const picture = async (name) => {
      const file = path.join(pictures, `${name}.png`);
      await alice.does({ do: 'grab', file: drive(file) });
      assert.ok(readFileSync(file).length > 5000, `${name} is empty`);
    };
    await alice.sees('the page to sign in', (seen) => seen.page !== 'console');
    await picture('1-sign-in');
    await alice.does({ do: 'signIn', relay: relay.url, email: 'alice@acme.example', password });
    await alice.sees('the relay', (seen) => seen.page === 'console' && seen.link === 'Connected');
    await alice.sees('the card', (seen) => seen.cards.some((card) => card.includes('user requested human')));
    await picture('2-inbox');
    await alice.does({ do: 'select', text: 'user requested human' });
    await alice.sees('the transcript', (seen) => seen.turns.includes('Where is my refund?'));
    await alice.does({ do: 'click', name: 'unlock' });
    await alice.sees('her own claim', (seen) => seen.writable);
    await picture('3-claimed');
    await alice.does({ do: 'type', name: 'editor', text: 'I am **looking** into it.' });
    await alice.does({ do: 'click', name: 'send' });
    await alice.sees('her reply', (seen) => seen.turns.some((turn) => turn.includes('looking')));
    await picture('4-replied');
    await alice.does({ do: 'key', keys: 'Ctrl+,' });
    await alice.does({ do: 'click', name: 'awayWhileLocked' });
    await picture('5-settings');
  } finally {
    await alice?.quit();
    await relay.close();
  }
});
