// The chat on somebody else's page: node tst_widget.mjs --bin DIR [--out DIR for pictures]

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { argument, until } from '../stage.mjs';
import { AgentSocket } from './agent.mjs';
import { ana, setting } from './setting.mjs';

const stage = setting('widget');
const out = argument('out', '');
if (out) mkdirSync(out, { recursive: true });

/** A shop of its own address, as strict about what it lets in as a careful shop is. */
const shop = createServer((request, response) => {
    const attributes = new URL(request.url, 'http://shop').searchParams.get('attributes') ?? 'data-bot="shop"';
    response.setHeader('Content-Security-Policy', `default-src 'none'; script-src ${stage.url}; frame-src ${stage.url}; img-src data:`);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Shop</title><link rel="icon" href="data:,"><h1>A shop</h1><button id="own">Own</button>
        <script src="${stage.url}/widget.js" ${attributes} async></script>`);
});
before(() => new Promise((resolve) => shop.listen(0, '127.0.0.1', resolve)));
after(() => shop.close());

async function visit({ attributes, ...options } = {}) {
    const page = await (await stage.context({ viewport: { width: 1000, height: 760 }, ...options })).newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    const address = new URL(`http://127.0.0.1:${shop.address().port}/`);
    if (attributes) address.searchParams.set('attributes', attributes);
    await page.goto(address.href);
    return { page, problems, chat: page.frameLocator('iframe') };
}

const picture = (page, name) => (out ? page.screenshot({ path: path.join(out, `${name}.png`) }) : undefined);
const say = async (chat, text) => {
    await chat.locator('#composer').fill(text);
    await chat.locator('#composer').press('Enter');
};

test('a launcher opens the chat, Escape closes it, and the focus goes along', async () => {
    const { page, problems, chat } = await visit();
    const launcher = page.getByRole('button', { name: 'Open chat' });
    await launcher.waitFor();
    assert.equal(await page.locator('iframe').count(), 0, 'nothing is loaded before it is wanted');
    await launcher.click();
    await chat.locator('#composer').waitFor();
    await until('the field has the focus', () => chat.locator('#composer').evaluate((field) => field === document.activeElement));
    await say(chat, 'How long is the warranty?');
    await chat.getByText('three years').waitFor();
    await picture(page, 'widget-open');
    await page.keyboard.press('Escape');
    await until('it is closed', async () => !(await page.locator('iframe').isVisible()));
    assert.ok(await launcher.evaluate((button) => button.getRootNode().activeElement === button), 'the launcher has the focus again');
    assert.equal(await launcher.getAttribute('aria-expanded'), 'false');
    await launcher.click();
    await chat.getByText('three years').waitFor();
    await page.getByRole('button', { name: 'Close chat' }).first().click();
    await until('the launcher closes it too', async () => !(await page.locator('iframe').isVisible()));
    assert.deepEqual(problems, []);
    await page.context().close();
});

test('Escape takes back what an input method composes, and leaves the chat open', async () => {
    const { page, chat } = await visit();
    await page.getByRole('button', { name: 'Open chat' }).click();
    await chat.locator('#composer').click();
    const keyboard = await page.context().newCDPSession(page);
    await keyboard.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
    await until('it composes', async () => (await chat.locator('#composer').inputValue()) === 'に');
    await chat.locator('#composer').evaluate((field) => field.ownerDocument.defaultView.addEventListener('keydown', () => { field.dataset.heard = '1'; }));
    await page.keyboard.press('Escape');
    await chat.locator('textarea[data-heard]').waitFor();
    assert.ok(await page.locator('iframe').isVisible());
    await keyboard.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    await page.keyboard.press('Escape');
    await until('it is closed', async () => !(await page.locator('iframe').isVisible()));
    await page.context().close();
});

test('a dot tells how many messages wait, until they are looked at', async () => {
    const agent = await AgentSocket.signIn(stage, ana);
    const { page, chat } = await visit();
    await page.getByRole('button', { name: 'Open chat' }).click();
    await say(chat, 'Widget: where is my parcel?');
    const conversation = await agent.conversationWith('Widget: where is my parcel?');
    await chat.getByRole('button', { name: 'Talk to a person' }).click();
    await agent.waiting(conversation);
    await agent.command('claim', conversation);
    await chat.locator('[data-notice=transferred]').waitFor();
    await page.keyboard.press('Escape');
    await until('it is closed', async () => !(await page.locator('iframe').isVisible()));
    assert.equal(await page.locator('.dot').isVisible(), false);
    await agent.reply(conversation, 'Yes');
    await agent.reply(conversation, 'here I am');
    const launcher = page.getByRole('button', { name: 'Open chat (new messages: 2)' });
    await launcher.waitFor();
    assert.equal(await page.locator('.dot').innerText(), '2');
    await picture(page, 'widget-unread');
    await launcher.click();
    await until('the dot goes', async () => !(await page.locator('.dot').isVisible()));
    agent.close();
    await page.context().close();
});

test('on a phone the chat takes the whole page, and can be closed within', async () => {
    const { page, chat } = await visit({ viewport: { width: 375, height: 667 }, isMobile: true, hasTouch: true });
    await page.getByRole('button', { name: 'Open chat' }).tap();
    await chat.locator('#composer').waitFor();
    assert.deepEqual(await page.locator('iframe').boundingBox(), { x: 0, y: 0, width: 375, height: 667 });
    await picture(page, 'widget-phone');
    await chat.getByRole('button', { name: 'Close chat' }).tap();
    await until('it is closed', async () => !(await page.locator('iframe').isVisible()));
    await page.context().close();
});

test('the shop chooses side, words and language', async () => {
    const { page, chat } = await visit({ attributes: 'data-bot="shop" data-side="left" data-label="Ask us" data-lang="ar"' });
    const launcher = page.getByRole('button', { name: 'Ask us' });
    assert.ok((await launcher.boundingBox()).x < 100);
    await launcher.click();
    await chat.locator('html[dir=rtl]').waitFor();
    await page.context().close();
});

test('a message from another frame changes nothing', async () => {
    const { page } = await visit();
    await page.getByRole('button', { name: 'Open chat' }).click();
    await page.frameLocator('iframe').locator('#composer').waitFor();
    await page.evaluate(() => new Promise((resolve) => {
        window.addEventListener('message', () => setTimeout(resolve));
        window.postMessage({ type: 'baton:close' }, '*');
    }));
    assert.ok(await page.locator('iframe').isVisible());
    await page.context().close();
});

test('a tag without a bot says what is missing', async () => {
    const { page, problems } = await visit({ attributes: 'data-x' });
    await until('it is said', () => problems.some((problem) => problem.includes('data-bot')));
    assert.equal(await page.locator('.baton-chat').count(), 0);
    await page.context().close();
});
