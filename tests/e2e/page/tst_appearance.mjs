// How the page looks: light, dark, right to left, on a phone. node tst_appearance.mjs --bin DIR [--out DIR for pictures]

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { argument, until } from '../stage.mjs';
import { AgentSocket } from './agent.mjs';
import { contrasts } from './contrast.mjs';
import { CustomerPage } from './customer.mjs';
import { ana, setting } from './setting.mjs';

const stage = setting('appearance');
const out = argument('out', '');
if (out) mkdirSync(out, { recursive: true });
const picture = (customer, name) => (out ? customer.picture(path.join(out, `${name}.png`)) : undefined);

/** A page with everything on it that can be there. */
async function full(options) {
    const agent = await AgentSocket.signIn(stage, ana);
    const customer = await CustomerPage.open(stage, options);
    const first = `When do I get my refund? (${options.name})`;
    await customer.answered((await customer.tell(first)).n);
    await customer.answered((await customer.tell('كم تكلفة الشحن إلى البرتغال؟')).n);
    await picture(customer, `${options.name}-bot`);
    await customer.askForPerson();
    const conversation = await agent.conversationWith(first);
    await agent.waiting(conversation);
    await agent.command('claim', conversation);
    await customer.notice('transferred');
    await agent.reply(conversation, 'Hello, this is **Ana**.\n\n- Your order: `4411`\n- [Track it](https://shop.example/orders/4411)\n\n> Where is it?\n\nhttps://shop.example');
    await agent.reply(conversation, 'مرحبًا، كيف يمكنني **مساعدتك**؟');
    await customer.hears('مساعدتك');
    await agent.type(conversation, true);
    await until('typing is shown', async () => (await customer.typing()).trim() !== '');
    await customer.write('Thank you, that is all I wanted to know');
    await picture(customer, `${options.name}-agent`);
    return { customer, agent, conversation };
}

/** Nothing sticks out to the side, and one can write. */
async function fits({ page }) {
    const { wide, inner } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, inner: window.innerWidth }));
    assert.ok(wide <= inner, `the page is ${wide} wide in a window of ${inner}`);
    const { height } = page.viewportSize();
    const field = await page.locator('.field').boundingBox();
    assert.ok(field.y + field.height <= height, 'the field is in sight');
}

const looks = [
    { name: 'light', colorScheme: 'light' },
    { name: 'dark', colorScheme: 'dark' },
    { name: 'phone', viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true },
    { name: 'narrow', viewport: { width: 280, height: 480 } },
    { name: 'arabic', locale: 'ar-EG', viewport: { width: 420, height: 740 } },
    { name: 'arabic-dark', locale: 'ar-EG', colorScheme: 'dark' },
];
for (const look of looks) {
    test(`${look.name}: everything fits and can be read`, async () => {
        const { customer, agent } = await full(look);
        await fits(customer);
        const poor = (await contrasts(customer.page)).filter(({ ratio, least }) => ratio < least);
        assert.deepEqual(poor, [], 'text that is hard to read');
        assert.deepEqual(customer.problems, []);
        agent.close();
        await customer.page.context().close();
    });
}

test('dark is dark', async () => {
    const ground = async (colorScheme) => {
        const customer = await CustomerPage.open(stage, { colorScheme });
        const colour = await customer.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        await customer.page.context().close();
        return colour.match(/\d+/g).map(Number).reduce((sum, part) => sum + part, 0);
    };
    assert.ok(await ground('light') > 600);
    assert.ok(await ground('dark') < 150);
});

test('right to left mirrors the page, and leaves each text its own direction', async () => {
    const { customer, agent } = await full({ name: 'mirrored', locale: 'ar', viewport: { width: 420, height: 740 } });
    const { page } = customer;
    assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ['ar', 'rtl']);
    const middle = 210;
    const centre = async (locator) => {
        const box = await locator.boundingBox();
        return box.x + box.width / 2;
    };
    assert.ok(await centre(page.locator('.avatar')) > middle, 'the picture stands on the right');
    assert.ok(await centre(page.locator('.send')) < middle, 'one sends on the left');
    const edges = await page.locator('.message.own .text').first().boundingBox();
    assert.ok(edges.x < 40, 'one\'s own messages stand on the left');
    const directions = await page.locator('.message.own .text > *').evaluateAll((all) => all.map((text) => getComputedStyle(text).direction));
    assert.deepEqual(directions, ['ltr', 'rtl'], 'an English and an Arabic message');
    agent.close();
    await page.context().close();
});

test('the address may choose the language', async () => {
    const customer = await CustomerPage.open(stage, { query: '?lang=ar' });
    assert.equal(await customer.page.evaluate(() => document.documentElement.dir), 'rtl');
    await customer.page.context().close();
});

test('who wants no motion gets none', async () => {
    const motion = async (reducedMotion) => {
        const { customer, agent } = await full({ name: `motion-${reducedMotion}`, reducedMotion });
        const name = await customer.page.locator('.dots i').first().evaluate((dot) => getComputedStyle(dot).animationName);
        agent.close();
        await customer.page.context().close();
        return name;
    };
    assert.equal(await motion('reduce'), 'none');
    assert.equal(await motion('no-preference'), 'wave');
});

test('who reads further up is not torn away by what comes', async () => {
    const { customer, agent, conversation } = await full({ name: 'scrolled', viewport: { width: 420, height: 480 } });
    const { page } = customer;
    const scroller = page.locator('.scroller');
    await scroller.evaluate((element) => { element.scrollTop = 0; });
    await page.locator('.jump').waitFor({ state: 'hidden' });
    await agent.reply(conversation, 'Something new');
    await page.locator('.jump').waitFor();
    assert.equal(await scroller.evaluate((element) => element.scrollTop), 0);
    await page.locator('.jump').click();
    await until('the newest is in sight', async () => page.getByText('Something new').isVisible()
        && scroller.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight < 5));
    agent.close();
    await page.context().close();
});
