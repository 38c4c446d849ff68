// What the relay refuses is said on the page, in words. node tst_refused.mjs --bin DIR [--out DIR for pictures]

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import WebSocket from 'ws';
import { argument, until } from '../stage.mjs';
import { AgentSocket } from './agent.mjs';
import { contrasts } from './contrast.mjs';
import { CustomerPage } from './customer.mjs';
import { ana, setting } from './setting.mjs';

const stage = setting('refused');
const out = argument('out', '');
if (out) mkdirSync(out, { recursive: true });
const picture = (customer, name) => (out ? customer.picture(path.join(out, `${name}.png`)) : undefined);
const program = { name: 'picture.jpg', mimeType: 'image/jpeg', buffer: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(58), Buffer.from([64, 0, 0, 0]), Buffer.from('PE\0\0\x64\x86'), Buffer.alloc(2000)]) };

before(() => stage.admin(['bot', 'add', 'asking', '--name', 'Asking bot']));

/** Everything has its place, and can be read. */
async function isGood(customer) {
    const { wide, inner } = await customer.page.evaluate(() => ({ wide: document.documentElement.scrollWidth, inner: window.innerWidth }));
    assert.ok(wide <= inner, `the page is ${wide} wide in a window of ${inner}`);
    const poor = (await contrasts(customer.page)).filter(({ ratio, least }) => ratio < least);
    assert.deepEqual(poor, [], 'text that is hard to read');
    assert.deepEqual(customer.problems, []);
}

const looks = [
    { name: 'light', blocked: 'Messages from you are not taken here at the moment.' },
    { name: 'dark-phone', colorScheme: 'dark', viewport: { width: 390, height: 760 }, isMobile: true, hasTouch: true,
        blocked: 'Messages from you are not taken here at the moment.' },
    { name: 'arabic', locale: 'ar-EG', viewport: { width: 390, height: 760 }, blocked: 'لا تُقبل رسائلك هنا في الوقت الحالي.' },
];
for (const look of looks) {
    test(`${look.name}: a file that is refused, and a customer who is blocked`, async () => {
        const agent = await AgentSocket.signIn(stage, ana);
        const customer = await CustomerPage.open(stage, look);
        const { page } = customer;
        const first = `May I send you a program? (${look.name})`;
        await customer.answered((await customer.tell(first)).n);
        if (await page.locator('.attach').isVisible()) {
            await page.locator('input[type=file]').setInputFiles([program]);
            await until('it has arrived', async () => (await page.locator('.chosen li').getAttribute('data-state')) === 'here');
            await customer.say('Start it');
            // It calls itself a picture; nothing broken is shown for it.
            await until('a row instead', async () => (await page.locator('.file img').count()) === 0 && await page.locator('.own .file.row').isVisible());
            await until('the reason', async () => /Programs are not passed on/.test(await page.locator('.log').innerText()));
        }
        const conversation = await agent.conversationWith(first);
        const { bot, contact } = agent.conversations.get(conversation) ?? (await agent.ask('conversations.get', { id: conversation, limit: 1 })).conversation;
        await agent.ask('visitors.block', { contact: contact.id, bot: bot.id });
        await customer.say('Buy my pills');
        await until('why it was not sent', async () => (await page.locator('.message.failed .state').last().innerText()).includes(look.blocked));
        await page.locator('.person').click();
        await until('why there is no person', async () => (await page.locator('.actions .note').innerText()) === look.blocked);
        await picture(customer, look.name);
        await isGood(customer);
        // Let in again, the same message goes.
        await agent.ask('visitors.unblock', { contact: contact.id, bot: bot.id });
        await page.locator('.message.failed').last().getByRole('button').first().click();
        await customer.sent('Buy my pills');
        await page.context().close();
        agent.close();
    });
}

test('a form that asks for more by now says what, and asks for it', async () => {
    stage.admin(['bot', 'set', 'asking', 'form_fields=name*, email']);
    const customer = await CustomerPage.open(stage, { bot: 'asking' });
    const { page } = customer;
    await page.locator('#prechat-0').fill('Jane Doe');
    stage.admin(['bot', 'set', 'asking', 'form_fields=name*, email, order*: Order number']);
    await page.locator('.prechat [type=submit]').click();
    await until('what is missing', async () => (await page.locator('.prechat form > .note').innerText()) === '"Order number" is needed.');
    await page.locator('#prechat-2').waitFor();
    assert.equal(await page.locator('#prechat-0').inputValue(), 'Jane Doe');
    assert.ok(await page.locator('#prechat-2').evaluate((field) => field === document.activeElement), 'it is where one writes');
    await picture(customer, 'form');
    await isGood(customer);
    await page.locator('#prechat-2').fill('DK-10442');
    await page.locator('.prechat [type=submit]').click();
    await page.locator('.composer').waitFor();
    await page.context().close();
});

test('a chat that is open in too many tabs says so', async () => {
    const customer = await CustomerPage.open(stage);
    const { page } = customer;
    const visitor = await page.evaluate(() => JSON.parse(localStorage.getItem('baton.chat.shop.visitor')));
    const tabs = await Promise.all(Array.from({ length: 19 }, async () => {
        const socket = new WebSocket(`${stage.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
        const there = new Promise((resolve) => socket.on('message', (data) => {
            const text = String(data);
            if (text.startsWith('0')) socket.send(`40/customer,${JSON.stringify({ bot: 'shop', visitor })}`);
            if (text === '2') socket.send('3');
            if (text.includes('"session"')) resolve();
        }));
        await once(socket, 'open');
        await there;
        return socket;
    }));
    const other = await page.context().newPage();
    await other.goto(customer.address);
    await until('the page says so', async () => (await other.locator('.banner').innerText()).includes('open in too many tabs'));
    for (const socket of tabs) socket.terminate();
    await until('it is there by itself', async () => (await other.locator('.log').getAttribute('aria-live')) === 'polite');
    await page.context().close();
});
