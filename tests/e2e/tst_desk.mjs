// What colleagues do beside answering, with two consoles, a customer in Chromium and the real relay: files both ways, notes, tags, a gift,
// saved replies, what was seen, withdrawing, snoozing, a rating. node tst_desk.mjs --bin DIR [--out DIR for pictures]

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { smallPicture } from './files/hostile.mjs';
import { AgentSocket } from './page/agent.mjs';
import { Stage, argument, until } from './stage.mjs';

const stage = new Stage(argument('bin'), 'desk');
const out = argument('out', '');
if (out) mkdirSync(out, { recursive: true });
const here = (name) => path.join(stage.folder, name);
const bill = Buffer.from(`%PDF-1.4\n${'1 0 obj\n<< /Type /Catalog >>\nendobj\n'.repeat(40)}%%EOF\n`);

async function grab(agent, name) {
  if (out) await agent.does({ do: 'grab', file: path.join(out, `${name}.png`) });
}

async function act(name, play) {
  await play();
  console.log(`PASS   : ${name}`);
}

async function play() {
  stage.addMember('alice@acme.example', 'Alice');
  stage.addMember('bob@acme.example', 'Bob', 'supervisor');
  stage.addBot('shop', 'Shop bot');
  await stage.startRelay();
  stage.startBot();
  const socket = await AgentSocket.signIn(stage, 'bob@acme.example');
  await socket.ask('replies.save', { reply: { shortcut: 'refund', title: 'Refund on its way', text: 'Hello {{customer.name}}, this is {{agent.name}}: your refund is on its way.', actions: { tags: ['refund'] } } });
  await socket.ask('replies.save', { reply: { shortcut: 'return', title: 'Return label', text: 'Here is your **return label**.' } });
  socket.close();
  const alice = await stage.agent('alice@acme.example', 'Alice');
  const bob = await stage.agent('bob@acme.example', 'Bob');
  for (const agent of [alice, bob]) await agent.does({ do: 'resize', width: 1360, height: 840 });
  const customer = await stage.customer();
  writeFileSync(here('photo.png'), smallPicture());
  writeFileSync(here('label.pdf'), bill);

  await act('a photo and a bill come from the customer, and are saved', async () => {
    await customer.says('My chair of order DK-10442 is broken.');
    await until('the button for a person', () => customer.page.locator('button.person').isVisible());
    await customer.asksForPerson();
    await alice.sees('the card', (seen) => seen.cards.some((card) => card.includes('user requested human')));
    await alice.does({ do: 'select', text: 'user requested human' });
    await alice.does({ do: 'click', name: 'unlock' });
    await alice.sees('her own claim', (seen) => seen.writable);
    await customer.page.locator('input[type=file]').setInputFiles([
      { name: 'chair.png', mimeType: 'image/png', buffer: smallPicture() },
      { name: 'receipt.pdf', mimeType: 'application/pdf', buffer: bill }]);
    await until('both have arrived', async () => await customer.page.locator('.chosen li[data-state=here]').count() === 2);
    await customer.says('This is the chair, and the receipt.');
    await alice.sees('both, checked', (seen) => seen.files.filter((file) => file.endsWith(' ok')).length === 2);
    await alice.does({ do: 'files', save: here('saved.pdf') });
    await alice.does({ do: 'press', row: 'This is the chair', text: 'Save “receipt.pdf”' });
    await until('it is saved', () => existsSync(here('saved.pdf')) && readFileSync(here('saved.pdf')).equals(bill));
    await grab(alice, '1-files');
  });

  await act('a file and a pasted picture go back, and are seen', async () => {
    await alice.does({ do: 'files', open: [here('label.pdf')] });
    await alice.does({ do: 'click', name: 'attach' });
    await alice.does({ do: 'paste', picture: here('photo.png') });
    await alice.does({ do: 'type', name: 'editor', text: 'The label, and where to put it.' });
    await alice.sees('that it may be sent', (seen) => seen.maySend);
    await grab(alice, '2-attached');
    await alice.does({ do: 'click', name: 'send' });
    await customer.sees('label.pdf');
    await until('the picture on the page', () => customer.page.locator('.message .file.picture[data-state=ok] img').last().isVisible());
    await alice.sees('that it was seen', (seen) => seen.wereSeen.some((turn) => turn.includes('The label, and where')));
  });

  await act('a note is for colleagues alone', async () => {
    await alice.does({ do: 'type', name: 'editor', text: 'A draft beside it' });
    await alice.does({ do: 'key', keys: 'Ctrl+Shift+N' });
    await alice.does({ do: 'type', name: 'noteEditor', text: 'Third broken chair this week.' });
    await grab(alice, '3-note');
    await alice.does({ do: 'key', keys: 'Ctrl+Return' });
    const seen = await alice.sees('the note', (now) => now.notes.includes('Third broken chair this week.'));
    assert.equal(seen.draft, 'A draft beside it');
    await alice.does({ do: 'click', name: 'replyTab' });
    assert.ok(!(await customer.page.locator('main').innerText()).includes('Third broken'));
  });

  await act('a tag, what is known of the customer, and a note on them', async () => {
    await alice.does({ do: 'click', name: 'addTag' });
    await alice.does({ do: 'type', name: 'tagField', text: 'broken' });
    await alice.does({ do: 'key', name: 'tagField', keys: 'Return' });
    await bob.does({ do: 'click', name: 'allTab' });
    await bob.sees('the tag', (seen) => seen.cards.some((card) => card.includes('broken')));
    await alice.sees('that it is told', (seen) => seen.turns.includes('Alice added the tag broken'));
    await alice.does({ do: 'click', name: 'editContact' });
    await alice.does({ do: 'type', name: 'contactName', text: 'Jane Doe' });
    await alice.does({ do: 'click', name: 'saveContact' });
    await bob.sees('who it is', (seen) => seen.cards.some((card) => card.startsWith('Jane Doe')));
    await alice.does({ do: 'click', name: 'addContactNote' });
    await alice.does({ do: 'type', name: 'contactNote', text: 'Prefers to be called.' });
    await alice.does({ do: 'click', name: 'keepContactNote' });
    await grab(alice, '4-customer');
  });

  await act('it is given to a colleague, who is alerted', async () => {
    await alice.does({ do: 'choose', name: 'more', text: 'Transfer' });
    await alice.does({ do: 'select', list: 'colleagues', text: 'Bob' });
    await alice.does({ do: 'type', name: 'transferNote', text: 'She waits for a date.' });
    if (out) await alice.does({ do: 'grabScreen', file: path.join(out, '5-transfer.png') });
    // A card before his eyes would only flash; and his window is in front.
    await bob.does({ do: 'click', name: 'waitingTab' });
    await bob.does({ do: 'key', keys: 'Ctrl+1' });
    await alice.does({ do: 'click', name: 'transferNow' });
    await bob.sees('the alert', (seen) => seen.banners.some((banner) => banner.includes('Alice gave you a conversation')));
    await grab(bob, '5-given');
    await alice.sees('that it is no longer hers', (seen) => !seen.writable);
    await bob.does({ do: 'click', name: 'mineTab' });
    await bob.does({ do: 'select', text: 'Jane Doe' });
    const seen = await bob.sees('it with the word for him', (now) => now.writable && now.notes.includes('She waits for a date.'));
    assert.ok(seen.turns.includes('Alice added the tag broken')); // he was not there
    assert.ok(seen.turns.some((turn) => turn.includes('Alice gave it to Bob')));
    await bob.sees('no alert any more', (now) => now.banners.length === 0);
  });

  await act('a saved reply behind a slash', async () => {
    await bob.does({ do: 'type', name: 'editor', text: '/ref' });
    await bob.sees('what is kept', (seen) => seen.savedReplyList.length === 1);
    await grab(bob, '6-saved-replies');
    await bob.does({ do: 'key', name: 'editor', keys: 'Return' });
    await bob.sees('it with the names', (seen) => seen.draft === 'Hello Jane Doe, this is Bob: your refund is on its way.' && seen.actions === 'adds refund');
    await grab(bob, '6-what-it-does');
    await bob.does({ do: 'click', name: 'send' });
    await customer.sees('Hello Jane Doe, this is Bob');
    await bob.sees('what it did', (seen) => seen.turns.includes('Bob added the tag refund') && seen.actions === undefined);
  });

  await act('what was said too soon is withdrawn', async () => {
    await bob.does({ do: 'type', name: 'editor', text: 'It is 480 EUR.' });
    await bob.does({ do: 'click', name: 'send' });
    await customer.sees('480 EUR');
    await bob.does({ do: 'files', yes: true });
    await bob.does({ do: 'press', row: '480 EUR', text: 'Withdraw' });
    await bob.sees('that it is gone', (seen) => seen.turns.some((turn) => turn.includes('was withdrawn')));
    await until('it is gone at the customer', async () => !(await customer.page.locator('main').innerText()).includes('480 EUR'));
    await grab(bob, '7-withdrawn');
  });

  await act('snoozed, and brought back by the customer', async () => {
    await bob.does({ do: 'choose', name: 'more', text: 'Snooze > For an hour' });
    await bob.sees('until when', (seen) => seen.status.some((pill) => pill.startsWith('Snoozed until')));
    await grab(bob, '8-snoozed');
    await customer.says('Thank you!');
    await bob.sees('that it is back', (seen) => !seen.status.some((pill) => pill.startsWith('Snoozed until')));
    await bob.sees('both told', (seen) => seen.turns.some((turn) => turn.startsWith('Snoozed until') && turn.endsWith('by Bob')) && seen.turns.includes('No longer snoozed'));
  });

  await act('sent and resolved in one, and rated', async () => {
    await bob.does({ do: 'type', name: 'editor', text: 'You are welcome.' });
    await bob.does({ do: 'choose', name: 'sendMore', text: 'Send and resolve' });
    await customer.sees('You are welcome.');
    await bob.sees('that it has ended', (seen) => seen.status.includes('Ended'));
    await until('the question', () => customer.page.locator('section.rating').isVisible());
    await customer.page.locator('section.rating input[type=radio]').last().check({ force: true });
    await customer.page.locator('#rating-word').fill('Very kind.');
    await customer.page.locator('section.rating button.primary').click();
    await bob.sees('the rating', (seen) => seen.turns.some((turn) => turn.includes('5 of 5, very good') && turn.includes('Very kind.')));
    await grab(bob, '9-rated');
  });

  await act('it can be looked at in every dress', async () => {
    await bob.does({ do: 'appearance', dark: true });
    await grab(bob, '10-dark');
    await bob.does({ do: 'resize', width: 1024, height: 700 });
    await grab(bob, '11-dark-1024x700');
    await bob.does({ do: 'appearance', dark: false });
    await bob.does({ do: 'click', name: 'customerDetails' });
    await grab(bob, '12-1024x700');
  });
}

let failed = 0;
try {
  await play();
} catch (error) {
  console.error(`FAIL!  : ${error.stack}`);
  failed = 1;
  process.exitCode = 1;
} finally {
  await stage.close();
}
process.exit(failed);
