// Files both ways: a customer in Chromium, a real relay, an agent on the socket. node tst_files.mjs --bin DIR [--out DIR for pictures]

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { cuttingProxy, get, judged, send } from '../files/room.mjs';
import { smallPicture } from '../files/hostile.mjs';
import { argument, until } from '../stage.mjs';
import { AgentSocket } from './agent.mjs';
import { CustomerPage } from './customer.mjs';
import { ana, setting } from './setting.mjs';

const stage = setting('files');
const out = argument('out', '');
if (out) mkdirSync(out, { recursive: true });
const picture = (customer, name) => (out ? customer.picture(path.join(out, `${name}.png`)) : undefined);

const photo = { name: 'holiday photo.png', mimeType: 'image/png', buffer: smallPicture() };
const bill = { name: 'الفاتورة bill.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n${'1 0 obj\n<< /Type /Catalog >>\nendobj\n'.repeat(40)}%%EOF\n`) };
const program = { name: 'picture.jpg', mimeType: 'image/jpeg', buffer: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(58), Buffer.from([64, 0, 0, 0]), Buffer.from('PE\0\0\x64\x86'), Buffer.alloc(2000)]) };

const choose = (customer, files) => customer.page.locator('input[type=file]').setInputFiles(files);
const chosen = (customer) => customer.page.locator('.chosen li').evaluateAll((rows) => rows.map((row) => row.dataset.state));
const here = (customer, count) => until(`${count} files have arrived`, async () => {
    const states = await chosen(customer);
    return states.length === count && states.every((state) => state === 'here');
});
/** The files in the last message, as the page shows them. */
const files = (customer) => customer.page.locator('.message').last().locator('.file').evaluateAll((all) => all.map((one) => ({
    state: one.dataset.state,
    isPicture: one.classList.contains('picture'),
    text: one.innerText,
    href: one.querySelector('a')?.href ?? '',
    width: one.querySelector('img')?.naturalWidth ?? 0,
})));
const shown = (customer, states) => until(`the page shows ${states}`, async () => {
    const seen = await files(customer);
    return seen.length === states.length && seen.every((file, i) => file.state === states[i]) && seen;
});

async function finished(customer, agent) {
    assert.deepEqual(customer.problems, []);
    await customer.page.context().close();
    agent?.close();
}

/** A customer who has an answer of the bot. */
async function begun(first, options = {}) {
    const agent = await AgentSocket.signIn(stage, ana);
    const customer = await CustomerPage.open(stage, options);
    await customer.answered((await customer.tell(first)).n);
    const conversation = await agent.conversationWith(first);
    return { agent, customer, conversation };
}

async function claimed(first, options) {
    const all = await begun(first, options);
    await all.customer.askForPerson();
    await all.agent.waiting(all.conversation);
    await all.agent.command('claim', all.conversation);
    await all.customer.notice('transferred');
    return all;
}

const looks = [
    { name: 'desktop' },
    { name: 'phone', viewport: { width: 390, height: 760 }, isMobile: true, hasTouch: true },
    { name: 'arabic', locale: 'ar-EG', viewport: { width: 390, height: 760 }, colorScheme: 'dark' },
];
for (const look of looks) {
    test(`${look.name}: a photo and a bill go to the agent, and a picture comes back`, async () => {
        const { agent, customer, conversation } = await claimed(`My order is broken (${look.name})`, look);
        await choose(customer, [photo, bill]);
        await here(customer, 2);
        await customer.write('Here is what it looks like, and the bill.');
        await picture(customer, `${look.name}-chosen`);
        await customer.page.locator('.send').click();
        // One message, which says at once what is with it, and by and by how it is.
        const message = await until('the agent has it', () => agent.messages.find((one) => one.conversation === conversation && one.attachments));
        assert.deepEqual(message.attachments.map((file) => file.name), [photo.name, bill.name]);
        assert.equal(message.text, 'Here is what it looks like, and the bill.');
        const good = await until('both are judged', () => agent.now(message)?.attachments.every((file) => file.state === 'ok') && agent.now(message));
        const [image, document] = good.attachments;
        assert.deepEqual([image.type, image.width, image.height, document.type], ['image/png', 64, 48, 'application/pdf']);
        // The agent reads them by their own token; a stranger does not.
        const bytes = await get(stage, `Bearer ${agent.token}`, document.url);
        assert.deepEqual(Buffer.from(await bytes.arrayBuffer()), bill.buffer);
        assert.match(bytes.headers.get('content-disposition'), /^attachment/);
        assert.equal((await get(stage, `Bearer ${agent.token}`, `${image.url}/thumbnail`)).status, 200);
        assert.equal((await get(stage, '', document.url)).status, 401);
        const [mine, paper] = await shown(customer, ['ok', 'ok']);
        assert.ok(mine.isPicture && !paper.isPicture);
        await until('the picture is there', async () => (await files(customer))[0].width === 64);
        assert.equal((await fetch(mine.href)).headers.get('content-type'), 'image/png');

        const answer = await send(stage, `Bearer ${agent.token}`, 'mended.png', smallPicture());
        const reply = await agent.command('reply', conversation, { text: 'Like this?', attachments: [answer.location.split('/').pop()] });
        assert.equal(reply.message.attachments[0].name, 'mended.png');
        await customer.hears('Like this?', 'agent');
        await shown(customer, ['ok']);
        await until('the agent\'s picture is there', async () => (await files(customer))[0].width === 64);
        await picture(customer, `${look.name}-answered`);
        const { wide, inner } = await customer.page.evaluate(() => ({ wide: document.documentElement.scrollWidth, inner: window.innerWidth }));
        assert.ok(wide <= inner, `the page is ${wide} wide in a window of ${inner}`);
        // A click on it opens the whole picture.
        const [opened] = await Promise.all([customer.page.context().waitForEvent('page'), customer.page.locator('.message.agent .file a').click()]);
        await until('it is open', () => /\/v1\/files\/.*mark=/.test(opened.url()));
        // What the page has after a reload are links of the new session.
        await customer.page.reload();
        await customer.connected();
        await shown(customer, ['ok']);
        await finished(customer, agent);
    });
}

test('a file alone is a message, while the bot answers too', async () => {
    const { agent, customer, conversation } = await begun('Can I send you something?');
    assert.equal(await customer.page.locator('.send').isEnabled(), false);
    await choose(customer, [photo]);
    await here(customer, 1);
    assert.equal(await customer.page.locator('.send').isEnabled(), true);
    await customer.page.locator('#composer').press('Enter');
    const message = await until('the agent has it', () => agent.messages.find((one) => one.conversation === conversation && one.attachments));
    assert.equal(message.text, '');
    assert.match((await customer.answered(message.n)).text, /file/);
    assert.equal(await customer.page.locator('.message.own').last().locator('.text').isVisible(), false, 'there is no empty bubble');
    const { items } = await agent.ask('conversations.list', { view: 'all', query: '"Can I send you something?"' });
    assert.equal(items.length, 1);
    await finished(customer, agent);
});

test('what is pasted and what is dropped is taken', async () => {
    const { agent, customer, conversation } = await begun('I paste and I drop');
    const bytes = [...photo.buffer];
    const give = (kind, target) => customer.page.locator(target).first().evaluate((element, { kind, bytes }) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], `${kind}.png`, { type: 'image/png' }));
        const event = kind === 'paste' ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
        element.dispatchEvent(event);
        return event.defaultPrevented;
    }, { kind, bytes });
    assert.ok(await give('paste', '#composer'));
    await give('dragenter', 'main');
    assert.equal(await customer.page.locator('.dropzone').isVisible(), true);
    await picture(customer, 'dropping');
    assert.ok(await give('drop', 'main'));
    assert.equal(await customer.page.locator('.dropzone').isVisible(), false);
    await here(customer, 2);
    await customer.say('Both of them');
    const message = await until('the agent has it', () => agent.messages.find((one) => one.conversation === conversation && one.attachments));
    assert.deepEqual(message.attachments.map((file) => file.name), ['paste.png', 'drop.png']);
    await finished(customer, agent);
});

test('an upload goes on after each cut, and what arrives is what was sent', async () => {
    const proxy = await cuttingProxy(stage, 6);
    const large = { name: 'large.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(6_000_000, (_, i) => i).map((_, i) => (i * 31 + (i >> 8)) & 255) };
    const direct = stage.url;
    stage.url = `http://127.0.0.1:${proxy.port}`;
    const customer = await CustomerPage.open(stage);
    stage.url = direct;
    const agent = await AgentSocket.signIn(stage, ana);
    await choose(customer, [large]);
    await until('all of it has arrived', async () => (await chosen(customer)).every((state) => state === 'here'), 60_000);
    assert.ok(proxy.cut > 1, `${proxy.cut} cuts`);
    await customer.say('All of it');
    const conversation = await agent.conversationWith('All of it');
    const message = agent.messages.find((one) => one.conversation === conversation);
    const answer = await judged(stage, `Bearer ${agent.token}`, message.attachments[0].url);
    assert.ok(answer.body.equals(large.buffer));
    proxy.close();
    await customer.page.context().close();
    agent.close();
});

test('what was chosen outlives a reload; what had not arrived is said, and chosen again', async () => {
    const { agent, customer, conversation } = await begun('I load the page again');
    const { page } = customer;
    const sending = '**/v1/files/*';
    await choose(customer, [photo]);
    await here(customer, 1);
    await page.route(sending, (route) => (route.request().method() === 'PATCH' ? undefined : route.continue()));
    await choose(customer, [bill]);
    await until('one is under way', async () => (await chosen(customer)).join() === 'here,sending');
    await customer.write('The photo, and the bill');
    // Only then: Chromium sends what is held when it is held no more.
    await page.reload();
    await customer.connected();
    await page.unroute(sending);
    await until('what has become of them', async () => (await chosen(customer)).join() === 'here,failed');
    const rows = await page.locator('.chosen li').allInnerTexts();
    assert.match(rows[0], /holiday photo\.png/);
    await until('the photo is seen again', () => page.locator('.chosen li img').first().evaluate((image) => image.naturalWidth > 0));
    assert.match(rows[1], /no longer here/);
    assert.equal(await page.locator('#composer').inputValue(), 'The photo, and the bill');
    assert.equal(await page.locator('.send').isEnabled(), false);
    await picture(customer, 'reloaded');
    await choose(customer, [bill]);
    await here(customer, 2);
    await page.locator('.send').click();
    const message = await until('the agent has it', () => agent.messages.find((one) => one.conversation === conversation && one.attachments));
    assert.deepEqual(message.attachments.map((file) => file.name), [photo.name, bill.name]);
    // What went out is not there once more.
    await page.reload();
    await customer.connected();
    assert.deepEqual(await chosen(customer), []);
    await finished(customer, agent);
});

test('a file that the relay has no more is not offered as if it had it', async () => {
    const { agent, customer } = await begun('I come back later');
    const { page } = customer;
    await choose(customer, [photo]);
    await here(customer, 1);
    const gone = await page.evaluate(async () => {
        const [{ id }] = JSON.parse(sessionStorage.getItem('baton.chat.shop.files'));
        const visitor = JSON.parse(localStorage.getItem('baton.chat.shop.visitor'));
        const answer = await fetch(`/v1/files/${id}`, { method: 'DELETE', headers: { 'Tus-Resumable': '1.0.0', Authorization: `Visitor ${visitor}` } });
        return answer.status;
    });
    assert.equal(gone, 204);
    await page.reload();
    await customer.connected();
    await until('it says so', async () => /no longer here/.test(await page.locator('.chosen li').innerText()));
    await page.locator('.chosen .remove').click();
    assert.deepEqual(await chosen(customer), []);
    await finished(customer, agent);
});

test('what was chosen can be taken back, and what cannot be taken is said', async () => {
    const { agent, customer } = await begun('I change my mind');
    await choose(customer, [photo]);
    await here(customer, 1);
    await customer.page.locator('.chosen .remove').click();
    assert.deepEqual(await chosen(customer), []);
    assert.equal(await customer.page.locator('.send').isEnabled(), false);
    await choose(customer, [{ name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(26 * 1024 * 1024, 1) }]);
    assert.match(await customer.page.locator('.composer .note').innerText(), /film\.mp4 is too large/);
    await choose(customer, [{ name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) }]);
    assert.match(await customer.page.locator('.composer .note').innerText(), /empty/);
    await choose(customer, Array.from({ length: 11 }, (_, i) => ({ ...bill, name: `${i}.pdf` })));
    assert.match(await customer.page.locator('.composer .note').innerText(), /10 files/);
    assert.equal((await chosen(customer)).length, 10);
    await finished(customer, agent);
});

test('what is refused is said kindly, and with its reason', async () => {
    const { agent, customer, conversation } = await begun('I have a program for you');
    await choose(customer, [program]);
    await here(customer, 1);
    await customer.say('Start this');
    const text = await until('the page says so', async () => {
        const seen = await customer.page.locator('.message.own').last().locator('.file').allInnerTexts();
        const failed = await customer.page.locator('.message.failed .state').allInnerTexts();
        return seen.find((one) => /could not be passed on/.test(one)) ?? failed.find((one) => /refused/.test(one));
    });
    assert.match(text, /Programs are not passed on/);
    await picture(customer, 'refused');
    assert.ok(!agent.messages.some((one) => one.conversation === conversation && agent.now(one)?.attachments?.some((file) => file.state === 'ok')));
    await finished(customer, agent);
});
