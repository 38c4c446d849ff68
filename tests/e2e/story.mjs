// The main job, from bot to person and back, with the real parts. Each act leaves its pictures when there is a folder.

import path from 'node:path';
import { smallPicture } from './files/hostile.mjs';
import { AgentSocket } from './page/agent.mjs';
import { until } from './stage.mjs';

export async function playStory(stage, picture = async () => {}) {
  stage.addMember('alice@acme.example', 'Alice');
  stage.addMember('bob@acme.example', 'Bob', 'supervisor');
  stage.addBot('shop', 'Shop bot');
  await stage.startRelay();
  stage.startBot();
  const supervisor = await AgentSocket.signIn(stage, 'bob@acme.example');
  await supervisor.ask('replies.save', { reply: { shortcut: 'refund', title: 'Refund on its way', text: 'This is {{agent.name}}: your refund is on its way.' } });
  supervisor.close();
  const alice = await stage.agent('alice@acme.example', 'Alice');
  const bob = await stage.agent('bob@acme.example', 'Bob');
  const customer = await stage.customer();
  const show = async (name) => {
    await picture(name, { alice, bob, customer });
  };

  // The bot answers from its knowledge.
  await customer.says('When do I get my refund?');
  await customer.sees('5 to 7 working days');
  await show('1-bot-answers');

  // The customer asks for a person and is told to wait; the card is in every agent's Waiting tab, with its reason.
  await customer.says('I want my money now.');
  await until('the button for a person', () => customer.page.locator('button.person').isVisible());
  await customer.asksForPerson();
  await until('the waiting notice', () => customer.page.locator('[data-notice=waiting]').isVisible());
  for (const agent of [alice, bob]) {
    await agent.sees('the card', (seen) => seen.cards.some((card) => card.includes('user requested human')));
    await agent.does({ do: 'select', text: 'user requested human' });
    await agent.sees('the whole transcript', (seen) => seen.turns.some((turn) => turn.includes('5 to 7')) && seen.turns.includes('I want my money now.'));
  }
  await show('2-waiting');

  // Both claim at the same moment: one gets it, the other is told who.
  await Promise.all([alice.ask({ do: 'click', name: 'unlock' }), bob.ask({ do: 'click', name: 'unlock' })]);
  const winner = await until('a winner', async () => {
    for (const agent of [alice, bob]) if ((await agent.ask({ do: 'look' })).writable) return agent;
    return null;
  });
  const loser = winner === alice ? bob : alice;
  await loser.sees('who claimed it', (seen) => !seen.writable && seen.status.includes(`Claimed by ${winner.name}`));
  await until('the transfer notice', async () => (await customer.page.locator('[data-notice=transferred]').innerText()).includes(winner.name));
  await show('3-claimed');

  // Typing is seen on both sides; the reply arrives as Markdown.
  await customer.page.locator('#composer').pressSequentially('Hello?');
  await winner.sees('that the customer types', (seen) => seen.typing !== '');
  await winner.does({ do: 'type', name: 'editor', text: 'I am **looking** into it.' });
  await until('the customer sees typing', async () => (await customer.page.locator('.typing').innerText()).includes(winner.name));
  await winner.does({ do: 'click', name: 'previewTab' });
  await show('4-typing');
  await winner.does({ do: 'click', name: 'editTab' });
  await winner.does({ do: 'click', name: 'send' });
  await until('bold words', async () => (await customer.page.locator('.message strong').allInnerTexts()).includes('looking'));
  await customer.page.keyboard.press('Enter');
  await winner.sees('the customer\'s word', (seen) => seen.turns.includes('Hello?'));

  // A photo goes along; a relay that was built without what it takes offers none.
  if (await customer.page.locator('.attach').isVisible()) {
    await customer.page.locator('input[type=file]').setInputFiles({ name: 'chair.png', mimeType: 'image/png', buffer: smallPicture() });
    await until('the photo has arrived', () => customer.page.locator('.chosen li[data-state=here]').isVisible());
    await customer.says('This is the chair.');
    await until('the photo is shown', () => customer.page.locator('.message.own .file.picture[data-state=ok] img').isVisible());
    await winner.sees('the words with the photo', (seen) => seen.turns.some((turn) => turn.includes('This is the chair.')));
    await show('4-photo');
  }

  // A note and a tag are for colleagues.
  await winner.does({ do: 'key', keys: 'Ctrl+Shift+N' });
  await winner.does({ do: 'type', name: 'noteEditor', text: 'Third broken chair this week.' });
  await winner.does({ do: 'key', keys: 'Ctrl+Return' });
  await winner.does({ do: 'click', name: 'replyTab' });
  await winner.does({ do: 'click', name: 'addTag' });
  await winner.does({ do: 'type', name: 'tagField', text: 'broken' });
  await winner.does({ do: 'key', name: 'tagField', keys: 'Return' });
  await loser.sees('the note', (seen) => seen.notes.includes('Third broken chair this week.'));
  await show('5-note-and-tag');

  // Given to the colleague, with a word, who answers by a saved reply and sees that it was seen.
  await winner.does({ do: 'choose', name: 'more', text: 'Transfer' });
  await winner.does({ do: 'select', list: 'colleagues', text: loser.name });
  await winner.does({ do: 'type', name: 'transferNote', text: 'She waits for her money.' });
  await winner.does({ do: 'click', name: 'transferNow' });
  await winner.sees('that it is no longer theirs', (seen) => !seen.writable);
  await loser.sees('it, with the word', (seen) => seen.writable && seen.notes.includes('She waits for her money.'));
  // Saved replies are for the window that is in front.
  await loser.does({ do: 'key', keys: 'Ctrl+1' });
  await loser.does({ do: 'type', name: 'editor', text: '/ref' });
  await loser.sees('what is kept', (seen) => seen.savedReplyList.length === 1);
  await loser.does({ do: 'key', name: 'editor', keys: 'Return' });
  const saved = `This is ${loser.name}: your refund is on its way.`;
  await loser.sees('the saved reply', (seen) => seen.draft === saved);
  await loser.does({ do: 'click', name: 'send' });
  await customer.sees(saved);
  await loser.sees('that it was seen', (seen) => seen.wereSeen.some((turn) => turn.includes(saved)));
  await show('6-given-and-answered');

  // Handed back: the bot knows and answers the next message.
  await loser.does({ do: 'click', name: 'handBack' });
  await customer.sees('I am back');
  await customer.says('How long is the warranty?');
  await customer.sees('three years');
  await show('7-handed-back');

  // Again a person; released, it is back in Waiting for everyone; resolved, the customer is told.
  await customer.asksForPerson();
  await winner.sees('that it waits again', (seen) => seen.status.includes('Unassigned'));
  await winner.does({ do: 'click', name: 'unlock' });
  await winner.sees('its own claim', (seen) => seen.writable);
  await winner.does({ do: 'choose', name: 'more', text: 'Back to Waiting' });
  await loser.sees('the released card', (seen) => seen.status.includes('Unassigned'));
  await loser.does({ do: 'click', name: 'unlock' });
  await loser.sees('its own claim', (seen) => seen.writable);
  await loser.does({ do: 'click', name: 'resolve' });
  await until('the resolved notice', () => customer.page.locator('[data-notice=resolved]').isVisible());
  await loser.sees('that it has ended', (seen) => seen.status.includes('Ended') && seen.cards.every((card) => !card.includes('Unassigned')));
  await customer.page.locator('section.rating input[type=radio]').last().check({ force: true });
  await customer.page.locator('section.rating button.primary').click();
  await loser.sees('the rating', (seen) => seen.turns.some((turn) => turn.includes('5 of 5')));
  await show('8-resolved-and-rated');

  // Who writes again opens it again.
  await customer.says('What does shipping cost?');
  await customer.sees('free from 50');
  await loser.sees('that it is open again', (seen) => seen.status.includes('Unrequested'));

  // An agent starts without an escalation.
  await winner.does({ do: 'click', name: 'allTab' });
  await winner.does({ do: 'select', text: 'Shop bot' });
  await winner.does({ do: 'click', name: 'unlock' });
  await winner.sees('a conversation of their own', (seen) => seen.writable);
  await show('9-started');
  return { winner, loser, customer };
}

/** The relay dies and comes back: nothing acknowledged is lost, nothing appears twice, everybody catches up. */
export async function playKill(stage, { winner, customer }) {
  await winner.does({ do: 'type', name: 'editor', text: 'Before the storm.' });
  await winner.does({ do: 'click', name: 'send' });
  await customer.sees('Before the storm.');
  await stage.killRelay();
  await winner.sees('that it is offline', (seen) => seen.link !== 'Connected');
  await winner.does({ do: 'type', name: 'editor', text: 'Written without a relay.' });
  await winner.does({ do: 'click', name: 'send' });
  await winner.sees('its reply on the way', (seen) => seen.turns.at(-1) === 'Written without a relay.');
  await winner.does({ do: 'type', name: 'editor', text: 'A draft.' });
  await customer.says('Are you still there?');
  await stage.startRelay();
  await winner.sees('the relay again', (seen) => seen.link === 'Connected');
  await customer.sees('Written without a relay.');
  const seen = await winner.sees('what the customer wrote meanwhile', (now) => now.turns.includes('Are you still there?'));
  if (seen.draft !== 'A draft.') throw new Error(`the draft is gone: ${seen.draft}`);
  for (const words of ['Before the storm.', 'Written without a relay.', 'Are you still there?']) {
    const inConsole = seen.turns.filter((turn) => turn === words).length;
    const onPage = (await customer.turns()).filter((turn) => turn.trim() === words).length;
    if (inConsole !== 1 || onPage !== 1) throw new Error(`"${words}": ${inConsole} times in the console, ${onPage} on the page`);
  }
}

/** Pictures of everybody into a folder. */
export function picturesInto(folder) {
  return async (name, { alice, bob, customer }) => {
    await customer.page.screenshot({ path: path.join(folder, `${name}-customer.png`) });
    await alice.does({ do: 'grab', file: path.join(folder, `${name}-alice.png`) });
    await bob.does({ do: 'grab', file: path.join(folder, `${name}-bob.png`) });
  };
}
