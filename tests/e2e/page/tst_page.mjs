// The customer's page with a real relay, the real bot and an agent: node tst_page.mjs --bin DIR

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../stage.mjs';
import { AgentSocket } from './agent.mjs';
import { CustomerPage } from './customer.mjs';
import { ana, setting } from './setting.mjs';

const stage = setting('page');

/** A customer who waits for a person, an agent who has claimed them. */
async function talking(first) {
    const agent = await AgentSocket.signIn(stage, ana);
    const customer = await CustomerPage.open(stage);
    await customer.answered((await customer.tell(first)).n);
    await customer.askForPerson();
    const conversation = await agent.conversationWith(first);
    await agent.waiting(conversation);
    await agent.command('claim', conversation);
    await customer.notice('transferred');
    return { agent, customer, conversation };
}

async function finished(customer, agent) {
    assert.deepEqual(customer.problems, []);
    await customer.page.context().close();
    agent?.close();
}

test('the bot answers, and after its answer a person can be asked for', async () => {
    const customer = await CustomerPage.open(stage);
    assert.equal(await customer.page.locator('.person').isVisible(), false, 'there was no answer yet');
    const { n } = await customer.tell('How long is the warranty?');
    assert.match((await customer.answered(n)).text, /three years/);
    await customer.askForPerson();
    await customer.notice('waiting');
    await until('the button goes', async () => !(await customer.page.locator('.person').isVisible()));
    const rows = await customer.see();
    assert.deepEqual(rows.slice(-3).map((row) => row.from ?? row.notice), ['customer', 'bot', 'waiting']);
    await finished(customer);
});

test('the page says honestly whether somebody is there', async () => {
    const customer = await CustomerPage.open(stage);
    await customer.reads('No agents are online right now');
    const agent = await AgentSocket.signIn(stage, ana);
    await customer.reads('Agents are online');
    await customer.answered((await customer.tell('Hello')).n);
    await customer.askForPerson();
    await customer.reads('Waiting for a person');
    agent.close();
    await customer.reads('You will get an answer here when someone is back');
    await finished(customer);
});

test('an agent\'s Markdown is rendered, and nothing in it runs', async () => {
    const { agent, customer, conversation } = await talking('Please show me your Markdown');
    const { page } = customer;
    page.on('dialog', (dialog) => customer.problems.push(`dialog: ${dialog.message()}`));
    await agent.reply(conversation, [
        'Here is **your order**, *as* `4411`:', '', '- one', '- two', '', '1. first', '2. second', '',
        '[our shop](https://shop.example/orders) and [click me](javascript:alert(1)) and [bank.example](https://evil.example/)', '',
        '<img src=x onerror="window.pwned=1"> <script>window.pwned=1</script> <a href="https://x.example" onclick="pwned=1">a</a>', '',
        '![tracker](https://evil.example/pixel.png)', '', '> <svg onload=alert(1)>', '', '```', '<iframe src=javascript:alert(1)>', '```',
    ].join('\n'));
    const text = page.locator('.message.agent .text');
    await text.waitFor();
    assert.equal(await text.locator('strong').innerText(), 'your order');
    assert.deepEqual(await text.locator('ul li').allInnerTexts(), ['one', 'two']);
    assert.deepEqual(await text.locator('ol li').allInnerTexts(), ['first', 'second']);
    assert.equal(await page.locator('.log').locator('img, script, iframe, svg, object, embed, style, [onclick], [onerror]').count(), 0);
    assert.equal(await page.evaluate(() => window.pwned), undefined);
    const links = await text.locator('a').evaluateAll((all) => all.map((a) => [a.getAttribute('href'), a.rel, a.target, a.parentElement.innerText]));
    assert.deepEqual(links.map(([href]) => href), ['https://shop.example/orders', 'https://evil.example/', 'https://x.example/',
        'https://evil.example/pixel.png']);
    for (const [, rel, target] of links) assert.deepEqual([rel, target], ['noopener noreferrer nofollow', '_blank']);
    assert.equal(links[1][3], 'bank.example (evil.example)', 'a link shows where it really leads');
    assert.match(await text.innerText(), /\[click me\]\(javascript:alert\(1\)\)/, 'what is no link stays text');
    await finished(customer, agent);
});

test('a customer\'s own words are shown as they wrote them', async () => {
    const customer = await CustomerPage.open(stage);
    const written = '**not bold** <b>nor this</b> (https://en.shop.example/wiki/Foo_(bar))\n  1. line\n# line';
    await customer.say(written);
    const text = customer.page.locator('.own .text');
    await until('it is taken', async () => (await customer.messages()).some((row) => row.n && !row.state));
    assert.equal(await text.innerText(), written);
    assert.equal(await customer.page.locator('.own :is(strong, b, ol, li, .heading)').count(), 0);
    assert.deepEqual(await text.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href'))), ['https://en.shop.example/wiki/Foo_(bar)']);
    await finished(customer);
});

test('both sides see the other type', async () => {
    const { agent, customer, conversation } = await talking('Who types here?');
    await agent.type(conversation, true);
    await until('the customer sees that Ana types', async () => (await customer.typing()).includes('Ana is typing'));
    await agent.type(conversation, false);
    await until('and that she stopped', async () => (await customer.typing()).trim() === '');
    await customer.page.locator('#composer').pressSequentially('I am');
    await until('the agent sees that the customer types', () => agent.typing.some(({ author, on }) => author.kind === 'customer' && on));
    const before = agent.typing.length;
    await customer.page.locator('#composer').press('Enter');
    await until('and that they stopped', () => agent.typing.slice(before).some(({ on }) => !on));
    assert.equal(agent.typing.filter(({ on }) => on).length, 1, 'four keys are told once');
    await finished(customer, agent);
});

test('claimed, handed back, resolved and written again: the page tells each', async () => {
    const { agent, customer, conversation } = await talking('The whole way, please');
    await customer.reads('You are talking to Ana');
    assert.match((await customer.notice('transferred')).text, /transferred to Ana/);
    await agent.reply(conversation, 'Hello, this is Ana.');
    assert.equal((await customer.hears('this is Ana', 'agent')).author, 'Ana');
    await agent.command('handBack', conversation);
    await customer.notice('handed_back');
    await customer.hears('I am back', 'bot');
    await customer.answered((await customer.tell('How long is the warranty?')).n);
    await customer.askForPerson();
    await customer.notice('waiting', 2);
    await agent.command('claim', conversation);
    await customer.notice('transferred', 2);
    await agent.command('release', conversation);
    await customer.notice('waiting', 3);
    await agent.command('claim', conversation);
    await agent.command('resolve', conversation);
    await customer.notice('resolved');
    await customer.reads('Resolved');
    await customer.answered((await customer.tell('What does shipping cost?')).n);
    assert.equal(agent.conversations.get(conversation).state, 'bot');
    // Whoever loads the page again sees the same.
    const before = (await customer.see()).map((row) => [row.from, row.notice, row.text]);
    await customer.page.reload();
    await customer.connected();
    assert.deepEqual((await customer.see()).map((row) => [row.from, row.notice, row.text]), before);
    await finished(customer, agent);
});

test('a bot\'s own wording is used', async () => {
    stage.admin(['bot', 'add', 'words', '--name', 'Wordy']);
    stage.admin(['bot', 'set', 'words', 'welcome_message=Welcome, **friend**!', 'waiting_message=Bitte warten.']);
    const customer = await until('the bot is known', async () => {
        const answer = await fetch(`${stage.url}/chat/words`);
        return answer.ok && CustomerPage.open(stage, { bot: 'words' });
    });
    assert.equal(await customer.page.locator('[data-notice=welcome] strong').innerText(), 'friend');
    await finished(customer);
});

test('one visitor in two tabs has one conversation', async () => {
    const first = await CustomerPage.open(stage);
    await first.answered((await first.tell('From the first tab')).n);
    const second = await CustomerPage.open(stage, { context: first.page.context() });
    await second.hears('From the first tab', 'customer');
    await second.tell('From the second tab');
    await first.hears('From the second tab', 'customer');
    await Promise.all([first.tell('Both'), second.tell('at once')]);
    await until('both tabs show the same', async () => {
        const [a, b] = [await first.texts(), await second.texts()];
        return a.length === b.length && a.every((text, i) => text === b[i]) && a.includes('Both') && a.includes('at once');
    });
    for (const text of ['Both', 'at once', 'From the second tab']) {
        assert.equal((await first.texts()).filter((shown) => shown === text).length, 1);
    }
    await finished(first);
    assert.deepEqual(second.problems, []);
});

test('a customer comes back to their conversation; another one does not see it', async () => {
    const customer = await CustomerPage.open(stage);
    await customer.answered((await customer.tell('Remember me')).n);
    const before = await customer.texts();
    await customer.page.reload();
    await customer.connected();
    assert.deepEqual(await customer.texts(), before);
    const other = await CustomerPage.open(stage);
    assert.deepEqual(await other.texts(), []);
    await finished(customer);
    await finished(other);
});

test('the chat works where the browser keeps nothing', async () => {
    const customer = await CustomerPage.open(stage, {
        before: () => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } }),
    });
    await customer.answered((await customer.tell('Is anything kept?')).n);
    await finished(customer);
});

test('8,000 characters are the limit, and the page counts before it is reached', async () => {
    const customer = await CustomerPage.open(stage);
    const { page } = customer;
    const counter = page.locator('.counter');
    await customer.write('x'.repeat(7500));
    assert.equal(await counter.innerText(), '');
    await customer.write('x'.repeat(7990));
    assert.equal(await counter.innerText(), 'Characters left: 10');
    await customer.write('x'.repeat(8001));
    assert.equal(await counter.innerText(), 'Too long by 1');
    assert.equal(await page.locator('#composer').getAttribute('aria-invalid'), 'true');
    await page.locator('#composer').press('Enter');
    assert.deepEqual(await customer.texts(), [], 'nothing goes out');
    await customer.tell('y'.repeat(8000));
    await finished(customer);
});

test('everything can be done with the keyboard, and everything has a name', async () => {
    const customer = await CustomerPage.open(stage);
    const { page } = customer;
    const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label') || document.activeElement.textContent || document.activeElement.id);
    assert.equal(await focused(), 'composer', 'one can write at once');
    await page.keyboard.type('one');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('two');
    await page.keyboard.press('Enter');
    const { n } = await customer.sent('one\ntwo');
    await customer.answered(n);
    assert.equal(await focused(), 'composer', 'and go on writing');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await focused(), 'Send files');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await focused(), 'Talk to a person');
    await page.keyboard.press('Enter');
    await customer.notice('waiting');
    assert.equal(await focused(), 'composer', 'the focus is not lost with the button');
    await page.getByRole('heading', { name: 'Shop bot', level: 1 }).waitFor();
    await page.getByRole('log', { name: 'Conversation' }).waitFor();
    await page.getByRole('textbox', { name: 'Your message' }).waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
    assert.equal(await page.locator('.log').getAttribute('aria-live'), 'polite');
    await finished(customer);
});

test('an address without a bot says so', async () => {
    const page = await (await stage.context()).newPage();
    const answer = await page.goto(`${stage.url}/chat/nobody`);
    assert.equal(answer.status(), 404);
    assert.match(await page.locator('body').innerText(), /no such chat/);
    await page.context().close();
});

test('each tab has a draft of its own, and none is lost by sending, reloading or closing', async () => {
    const first = await CustomerPage.open(stage);
    const context = first.page.context();
    const second = await CustomerPage.open(stage, { context });
    const field = (customer) => customer.page.locator('#composer').inputValue();
    await first.write('of the first tab');
    await second.write('of the second tab');
    for (const customer of [first, second]) {
        await customer.page.reload();
        await customer.connected();
    }
    assert.deepEqual([await field(first), await field(second)], ['of the first tab', 'of the second tab']);
    await second.tell('of the second tab');
    await first.page.reload();
    await first.connected();
    assert.deepEqual([await field(first), await field(second)], ['of the first tab', '']);
    await first.page.close({ runBeforeUnload: true });
    await until('it is closed', () => context.pages().length === 1);
    const third = await CustomerPage.open(stage, { context });
    assert.equal(await field(third), 'of the first tab', 'the next tab goes on with what a closed one left');
    await finished(third);
});

test('what is tall is shown in part, and whole when it is asked for', async () => {
    const { agent, customer, conversation } = await talking('Please send me everything');
    await agent.reply(conversation, Array.from({ length: 300 }, (_, line) => `- line ${line}`).join('\n'));
    const text = customer.page.locator('.message.agent .text');
    const button = customer.page.getByRole('button', { name: 'Show all' });
    await button.waitFor();
    assert.ok((await text.boundingBox()).height < 2000);
    await button.click();
    await until('all of it is there', async () => (await text.boundingBox()).height > 2000);
    assert.equal(await button.count(), 0);
    await finished(customer, agent);
});

test('invisible signs are no message', async () => {
    const customer = await CustomerPage.open(stage);
    for (const nothing of ['\u200b', '\u2800 \u3164', '\u2060\ufe0f\u{e0041}']) {
        await customer.write(nothing);
        assert.ok(await customer.page.locator('.send').isDisabled());
    }
    await finished(customer);
});

test('a draft survives a reload', async () => {
    const customer = await CustomerPage.open(stage);
    await customer.write('not yet sent');
    await customer.page.reload();
    await customer.connected();
    assert.equal(await customer.page.locator('#composer').inputValue(), 'not yet sent');
    await finished(customer);
});

test('each side sees what the other has seen, also after loading the page again', async () => {
    const { agent, customer, conversation } = await talking('Do you read this?');
    const { n } = await customer.tell('And this?');
    const isSeen = async () => (await customer.messages()).filter((row) => row.seen).map((row) => row.n);
    assert.deepEqual(await isSeen(), []);
    await agent.ask('conversations.read', { id: conversation, upTo: n });
    await until('the customer sees that Ana has read it', async () => (await isSeen()).join() === String(n));
    await customer.page.reload();
    await customer.connected();
    assert.deepEqual(await isSeen(), [n]);
    // What is written to a page that nobody can see is not seen until somebody can.
    await customer.page.evaluate(() => {
        window.hiddenNow = true;
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (window.hiddenNow ? 'hidden' : 'visible') });
        document.dispatchEvent(new Event('visibilitychange'));
    });
    agent.seen.length = 0;
    const { message } = await agent.reply(conversation, 'Yes, I do.');
    await customer.hears('Yes, I do.', 'agent');
    await agent.reply(conversation, 'And this too.');
    await customer.hears('And this too.', 'agent');
    assert.deepEqual(agent.seen.filter(({ byCustomer }) => byCustomer), []);
    await customer.page.evaluate(() => {
        window.hiddenNow = false;
        document.dispatchEvent(new Event('visibilitychange'));
    });
    await until('Ana sees that it was read', () => agent.seen.some(({ byCustomer, upTo }) => byCustomer && upTo === message.n + 1));
    const said = await agent.transcript(conversation);
    assert.ok(said.filter(({ author }) => author.kind === 'agent').every(({ seenAt }) => seenAt));
    await finished(customer, agent);
});

test('what scrolls past unread is seen when it is in view', async () => {
    const { agent, customer, conversation } = await talking('Please send a lot');
    await customer.page.locator('.scroller').evaluate((scroller) => { scroller.style.maxHeight = '120px'; });
    for (let i = 0; i < 6; ++i) await agent.reply(conversation, `line ${i}\n\n- one\n- two\n- three`);
    await customer.hears('line 5', 'agent');
    await customer.page.locator('.scroller').evaluate((scroller) => { scroller.scrollTop = 0; });
    agent.seen.length = 0;
    const { message } = await agent.reply(conversation, 'The last one');
    await customer.hears('The last one', 'agent');
    assert.ok(!agent.seen.some(({ upTo }) => upTo >= message.n), 'it is below what is in view');
    await customer.page.locator('.jump').click();
    await until('it is seen at the end', () => agent.seen.some(({ byCustomer, upTo }) => byCustomer && upTo === message.n));
    await finished(customer, agent);
});

test('a message that is taken back is gone from the page, from its next session and from what the bot is told', async () => {
    const { agent, customer, conversation } = await talking('What is my PIN?');
    const { message } = await agent.reply(conversation, 'Your PIN is 4711, for **Bob**.');
    await customer.hears('4711', 'agent');
    await agent.command('withdraw', conversation, { message: message.id });
    const gone = () => until('it is gone', async () => (await customer.messages()).find((row) => row.n === message.n && row.withdrawn));
    assert.equal((await gone()).text, 'This message was withdrawn.');
    await agent.reply(conversation, 'Sorry, wrong window.');
    await customer.hears('wrong window', 'agent');
    await customer.page.reload();
    await customer.connected();
    await gone();
    assert.ok(!(await customer.page.locator('main').innerText()).includes('4711'));
    const found = await agent.ask('conversations.list', { view: 'all', query: '4711' });
    assert.deepEqual(found.items, []);
    await assert.rejects(agent.command('withdraw', conversation, { message: (await agent.transcript(conversation))[0].id }),
        /written yourself/);
    await finished(customer, agent);
});
