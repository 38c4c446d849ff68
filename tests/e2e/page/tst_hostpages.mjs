// The launcher on pages of every make: Turbo, scripts twice, isolated, in older browsers. node tst_hostpages.mjs --bin DIR

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { until } from '../stage.mjs';
import { setting } from './setting.mjs';

const stage = setting('hostpages');
const turbo = readFileSync(new URL('../node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js', import.meta.url));
const tag = () => `<script src="${stage.url}/widget.js" data-bot="shop" async></script>`;

/** Two pages of a shop; Turbo goes from one to the other without loading. */
let parts = {};
const shop = createServer((request, response) => {
    if (request.url === '/turbo.js') {
        response.setHeader('Content-Type', 'text/javascript');
        return response.end(turbo);
    }
    for (const [name, value] of Object.entries(parts.headers ?? {})) response.setHeader(name, value);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    const [name, other] = request.url === '/b' ? ['b', 'a'] : ['a', 'b'];
    return response.end(`<!doctype html><html lang="en"><head><title>${name}</title><link rel="icon" href="data:,"><script src="/turbo.js"></script>
        ${parts.head ?? ''}</head><body><h1>Page ${name}</h1><a href="/${other}">Page ${other}</a>${parts[name] ?? parts.body ?? ''}</body></html>`);
});
before(() => new Promise((resolve) => shop.listen(0, '127.0.0.1', resolve)));
after(() => shop.close());

async function visit(what, script) {
    parts = what;
    const context = await stage.context({ viewport: { width: 1000, height: 760 } });
    if (script) await context.addInitScript(script);
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${shop.address().port}/a`);
    await page.evaluate(() => { window.loadedOnce = true; });
    return page;
}

async function go(page, name) {
    await page.getByRole('link', { name: `Page ${name}` }).click();
    await page.getByRole('heading', { name: `Page ${name}` }).waitFor();
    assert.ok(await page.evaluate(() => window.loadedOnce), 'the page was changed, not loaded');
}

const launchers = (page) => page.locator('.baton-chat').count();
const openChat = (page) => page.getByRole('button', { name: 'Open chat' });

test('with Turbo and the script in the head the launcher stays, and so does an open chat', async () => {
    const page = await visit({ head: tag() });
    await openChat(page).waitFor();
    await go(page, 'b');
    await openChat(page).click();
    const field = page.frameLocator('iframe').locator('#composer');
    await field.fill('half a sentence');
    await go(page, 'a');
    assert.equal(await launchers(page), 1);
    assert.equal(await field.inputValue(), 'half a sentence');
    await page.context().close();
});

test('with Turbo and the script in each body there is one launcher, and it opens and closes', async () => {
    const page = await visit({ body: tag() });
    await openChat(page).waitFor();
    for (const name of ['b', 'a', 'b', 'a']) await go(page, name);
    await openChat(page).waitFor();
    assert.equal(await launchers(page), 1);
    await openChat(page).click();
    await page.frameLocator('iframe').locator('#composer').waitFor();
    await page.keyboard.press('Escape');
    await until('it is closed', async () => !(await page.locator('iframe').isVisible()));
    await page.context().close();
});

test('a page without the script has no launcher, and the next one with it has it again', async () => {
    const page = await visit({ a: tag(), b: '<p>None here</p>' });
    await openChat(page).waitFor();
    await go(page, 'b');
    await until('it is gone', async () => (await launchers(page)) === 0);
    await go(page, 'a');
    await openChat(page).waitFor();
    assert.equal(await launchers(page), 1);
    await page.context().close();
});

test('a script that is there twice makes one launcher', async () => {
    const page = await visit({ head: tag(), body: tag() + tag() });
    await openChat(page).waitFor();
    await page.waitForLoadState('networkidle');
    assert.equal(await launchers(page), 1);
    await page.context().close();
});

test('who sweeps the page gets the launcher back', async () => {
    const page = await visit({ head: tag() });
    await openChat(page).waitFor();
    await page.locator('.baton-chat').evaluate((host) => host.remove());
    await openChat(page).waitFor();
    await page.context().close();
});

test('where style sheets cannot be constructed the launcher is dressed all the same', async () => {
    const page = await visit({ head: tag() }, () => {
        window.CSSStyleSheet = function CSSStyleSheet() { throw new TypeError('Illegal constructor'); };
        delete Document.prototype.adoptedStyleSheets;
    });
    await openChat(page).waitFor();
    const box = await openChat(page).boundingBox();
    assert.ok(box.x > 900 && box.y > 660 && box.width === 56, JSON.stringify(box));
    await page.context().close();
});

for (const policy of ['require-corp', 'credentialless']) {
    test(`a page that isolates itself (${policy}) can have the chat`, async () => {
        const page = await visit({ head: tag(), headers: { 'Cross-Origin-Embedder-Policy': policy, 'Cross-Origin-Opener-Policy': 'same-origin' } });
        assert.ok(await page.evaluate(() => window.crossOriginIsolated));
        await openChat(page).click();
        const chat = page.frameLocator('iframe');
        await chat.locator('#composer').fill('How long is the warranty?');
        await chat.locator('#composer').press('Enter');
        await chat.getByText('three years').waitFor();
        await page.context().close();
    });
}
