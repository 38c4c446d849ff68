// What the page asks besides words: buttons of the bot, a rating at the end, a form before the start.
// node tst_offers.mjs --bin DIR [--out DIR for pictures]

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { argument, until } from '../stage.mjs';
import { AgentSocket } from './agent.mjs';
import { contrasts } from './contrast.mjs';
import { CustomerPage } from './customer.mjs';
import { ana, setting } from './setting.mjs';

const stage = setting('offers');
const out = argument('out', '');
if (out) mkdirSync(out, { recursive: true });
const picture = (customer, name) => (out ? customer.picture(path.join(out, `${name}.png`)) : undefined);
const unknown = 'Who won the world cup in 1998?';

before(() => {
    stage.admin(['bot', 'add', 'asking', '--name', 'Asking bot']);
    stage.admin(['bot', 'set', 'asking', 'form_fields=name*, email, topic: What is it about? = A refund | A delivery | An invoice']);
    stage.admin(['bot', 'add', 'optional', '--name', 'Optional bot']);
    stage.admin(['bot', 'set', 'optional', 'form_fields=name, order: Order number']);
});

/** Everything has its place, and can be read. */
async function isGood(customer) {
    const { wide, inner } = await customer.page.evaluate(() => ({ wide: document.documentElement.scrollWidth, inner: window.innerWidth }));
    assert.ok(wide <= inner, `the page is ${wide} wide in a window of ${inner}`);
    const poor = (await contrasts(customer.page)).filter(({ ratio, least }) => ratio < least);
    assert.deepEqual(poor, [], 'text that is hard to read');
    assert.deepEqual(customer.problems, []);
}

/** The bot does not know, and offers a person. */
async function offered(options = {}, words = unknown) {
    const customer = await CustomerPage.open(stage, options);
    await customer.tell(words);
    await customer.page.locator('.choice').first().waitFor();
    return customer;
}

/** A person has answered and resolved it. */
async function resolved(options = {}, words = unknown) {
    const agent = await AgentSocket.signIn(stage, ana);
    const customer = await offered(options, words);
    await customer.page.locator('[data-button="person"]').click();
    const conversation = await agent.conversationWith(words);
    await agent.waiting(conversation);
    await agent.command('claim', conversation);
    await agent.reply(conversation, 'France did.');
    await customer.hears('France did', 'agent');
    await agent.command('resolve', conversation);
    await customer.notice('resolved');
    await customer.page.locator('.rating').waitFor();
    return { agent, customer, conversation };
}

async function finished(customer, agent) {
    assert.deepEqual(customer.problems, []);
    await customer.page.context().close();
    agent?.close();
}

test('an offer of a person is accepted by its button', async () => {
    const agent = await AgentSocket.signIn(stage, ana);
    const customer = await offered();
    await picture(customer, 'buttons');
    const { page } = customer;
    assert.deepEqual(await page.locator('.choice').allInnerTexts(), ['Yes, a person', 'No, thanks']);
    await page.locator('.choice').first().focus();
    await page.keyboard.press('Enter');
    // What was chosen is what the customer says, and the choice is over.
    await customer.sent('Yes, a person');
    await customer.notice('waiting');
    await page.locator('.choice').first().waitFor({ state: 'detached' });
    assert.ok(await page.locator('#composer').evaluate((field) => field === document.activeElement), 'one goes on writing');
    const conversation = await agent.conversationWith('Yes, a person');
    await agent.waiting(conversation);
    await finished(customer, agent);
});

test('and declined by the other, pressed twice and in two tabs', async () => {
    const customer = await offered();
    const other = await CustomerPage.open(stage, { context: customer.page.context() });
    await other.page.locator('[data-button="no"]').waitFor();
    await customer.page.locator('[data-button="no"]').dblclick();
    await customer.hears('All right', 'bot');
    assert.equal((await customer.texts()).filter((text) => text === 'No, thanks').length, 1);
    await until('the other tab has no choice any more', async () => (await other.page.locator('.choice').count()) === 0);
    assert.equal(await customer.page.locator('.person').isVisible(), true, 'nobody was asked for');
    await finished(customer);
});

test('who calls a person by the page\'s own button has chosen, after loading it again too', async () => {
    const customer = await offered();
    await customer.askForPerson();
    await customer.notice('waiting');
    await until('the choice goes', async () => (await customer.page.locator('.choice').count()) === 0);
    await customer.page.reload();
    await customer.connected();
    await customer.notice('waiting');
    assert.equal(await customer.page.locator('.choice').count(), 0);
    await finished(customer);
});

test('who writes instead has chosen', async () => {
    const customer = await offered();
    await customer.tell('How long is the warranty?');
    await customer.hears('three years', 'bot');
    assert.equal(await customer.page.locator('.choice').count(), 0);
    await finished(customer);
});

test('an offer is still there after loading the page again', async () => {
    const customer = await offered();
    await customer.page.reload();
    await customer.page.locator('[data-button="person"]').waitFor();
    await customer.page.locator('[data-button="person"]').click();
    await customer.notice('waiting');
    await finished(customer);
});

test('at the end it is rated, by keyboard and with a word', async () => {
    const { agent, customer, conversation } = await resolved();
    const { page } = customer;
    assert.match(await page.locator('.rating legend').innerText(), /How was it with Ana\?/);
    assert.ok(await page.locator('.rating [type=submit]').isDisabled(), 'nothing is chosen');
    await page.locator('.star input').first().focus();
    for (let i = 0; i < 3; ++i) await page.keyboard.press('ArrowRight');
    assert.equal(await page.locator('.star.lit').count(), 4);
    await page.locator('#rating-word').fill('Quick and kind.');
    await picture(customer, 'rating');
    await page.locator('.rating [type=submit]').click();
    await until('thanks', async () => (await page.locator('.thanks').innerText()).includes('4 of 5'));
    await until('the agent sees it', () => agent.conversations.get(conversation)?.rating?.score === 4);
    assert.equal(agent.conversations.get(conversation).rating.text, 'Quick and kind.');
    await picture(customer, 'rated');
    // It is not asked for again, until there is another end.
    await page.reload();
    await customer.connected();
    assert.equal(await page.locator('.rating').isVisible(), false);
    await customer.tell('How long is the warranty?');
    await customer.hears('three years', 'bot');
    assert.equal(await page.locator('.rating').isVisible(), false);
    await finished(customer, agent);
});

test('who does not want to rate is not asked again for that end', async () => {
    const { agent, customer } = await resolved();
    const { page } = customer;
    await page.locator('.rating .quiet').click();
    assert.equal(await page.locator('.rating').isVisible(), false);
    await page.reload();
    await customer.connected();
    assert.equal(await page.locator('.rating').isVisible(), false);
    await finished(customer, agent);
});

test('who writes again is rated no more', async () => {
    const { agent, customer } = await resolved();
    await customer.tell('How long is the warranty?');
    await until('the card goes', async () => !(await customer.page.locator('.rating').isVisible()));
    await finished(customer, agent);
});

test('a form is filled in before the first message', async () => {
    const agent = await AgentSocket.signIn(stage, ana);
    const customer = await CustomerPage.open(stage, { bot: 'asking' });
    const { page } = customer;
    await page.locator('.prechat').waitFor();
    await picture(customer, 'form');
    await isGood(customer);
    assert.equal(await page.locator('.composer').isVisible(), false);
    assert.equal(await page.locator('.skip').count(), 0, 'a name is needed');
    // What is wrong is said beside it.
    await page.locator('#prechat-1').fill('no address');
    await page.locator('.prechat [type=submit]').click();
    assert.deepEqual((await page.locator('.prechat-field .note').allInnerTexts()).slice(0, 2), ['This is needed.', 'This is no email address.']);
    assert.ok(await page.locator('#prechat-0').evaluate((field) => field === document.activeElement));
    await page.locator('#prechat-0').fill('Jane Doe');
    await page.locator('#prechat-1').fill('jane@acme.example');
    await page.getByRole('radio', { name: 'A delivery' }).check();
    await picture(customer, 'form-filled');
    await page.locator('.prechat [type=submit]').click();
    await page.locator('.composer').waitFor();
    await customer.tell('Where is my parcel?');
    const conversation = await agent.conversationWith('Where is my parcel?');
    const { contact } = agent.conversations.get(conversation);
    assert.equal(contact.name, 'Jane Doe');
    assert.equal(contact.email, 'jane@acme.example');
    assert.deepEqual(contact.fields, { topic: 'A delivery' });
    await page.reload();
    await customer.connected();
    assert.equal(await page.locator('.prechat').isVisible(), false);
    await finished(customer, agent);
});

test('whoever gives the same address is somebody else, and reads nothing', async () => {
    const agent = await AgentSocket.signIn(stage, ana);
    const fill = async (name) => {
        const customer = await CustomerPage.open(stage, { bot: 'asking' });
        await customer.page.locator('#prechat-0').fill(name);
        await customer.page.locator('#prechat-1').fill('the.same@acme.example');
        await customer.page.locator('.prechat [type=submit]').click();
        await customer.page.locator('.composer').waitFor();
        return customer;
    };
    const jane = await fill('Jane');
    await jane.tell('My card ends with 1234');
    const thief = await fill('Jane');
    assert.deepEqual(await thief.texts(), []);
    await thief.tell('What did I write?');
    const [one, other] = [await agent.conversationWith('My card ends with 1234'), await agent.conversationWith('What did I write?')];
    assert.notEqual(one, other);
    assert.notEqual(agent.conversations.get(one).contact.id, agent.conversations.get(other).contact.id);
    assert.ok(!(await thief.texts()).includes('My card ends with 1234'));
    await finished(jane);
    await finished(thief, agent);
});

test('a form that need not be filled in is skipped for good, and remembers', async () => {
    const customer = await CustomerPage.open(stage, { bot: 'optional' });
    const { page } = customer;
    await page.locator('.skip button').click();
    await page.locator('.composer').waitFor();
    await page.reload();
    await customer.connected();
    assert.equal(await page.locator('.prechat').isVisible(), false);
    await finished(customer);
});

const looks = [
    { name: 'light', viewport: { width: 1000, height: 800 } },
    { name: 'dark', colorScheme: 'dark', viewport: { width: 1000, height: 800 } },
    { name: 'phone', viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true },
    { name: 'narrow', viewport: { width: 280, height: 560 } },
    { name: 'arabic', locale: 'ar-EG', viewport: { width: 390, height: 780 } },
    { name: 'arabic-dark', locale: 'ar-EG', colorScheme: 'dark', viewport: { width: 390, height: 780 } },
];
for (const look of looks) {
    test(`${look.name}: buttons, form and rating fit and can be read`, async () => {
        const choosing = await offered(look, `${unknown} (${look.name})`);
        await picture(choosing, `${look.name}-buttons`);
        await isGood(choosing);
        await choosing.page.context().close();
        const asked = await CustomerPage.open(stage, { ...look, bot: 'asking' });
        await asked.page.locator('.prechat').waitFor();
        await asked.page.locator('.chip').first().click();
        await picture(asked, `${look.name}-form`);
        await isGood(asked);
        await asked.page.context().close();
        const { agent, customer } = await resolved(look, `${unknown} (${look.name}, rated)`);
        await customer.page.locator('.star').nth(3).click();
        await picture(customer, `${look.name}-rating`);
        await isGood(customer);
        await finished(customer, agent);
    });
}
