// A customer in the browser: what they see, and what they do.

import { until } from '../stage.mjs';

export class CustomerPage {
    /** What the page complained of; a test looks at it at its end. */
    problems = [];

    /** @param {import('playwright-core').Page} page */
    constructor(page) {
        this.page = page;
        page.on('pageerror', (error) => this.problems.push(String(error)));
        page.on('console', (message) => {
            if (message.type() === 'error' && !/ERR_|WebSocket connection|Failed to load resource/.test(message.text()))
                this.problems.push(message.text());
        });
    }

    /** In a context of their own, or in the one of another tab. */
    static async open(stage, { bot = 'shop', query = '', context, before, ...options } = {}) {
        const where = context ?? await stage.context({ viewport: { width: 900, height: 900 }, ...options });
        if (before) await where.addInitScript(before);
        const customer = new CustomerPage(await where.newPage());
        customer.address = `${stage.url}/chat/${bot}${query}`;
        await customer.page.goto(customer.address);
        await customer.connected();
        return customer;
    }

    connected() {
        return until('the page is connected',
            async () => (await this.page.locator('.log').getAttribute('aria-live')) === 'polite' && !(await this.banner()));
    }

    /** What lies in the log, from top to bottom. */
    see() {
        return this.page.locator('.log > *').evaluateAll((rows) => rows.map((row) => ({
            from: row.dataset.from ?? null,
            notice: row.dataset.notice ?? null,
            n: row.dataset.n ? Number(row.dataset.n) : null,
            text: (row.querySelector('.text') ?? row).innerText.trim(),
            author: row.querySelector('.author')?.textContent ?? '',
            state: row.querySelector('.state')?.textContent ?? '',
            seen: Boolean(row.querySelector('.seen')?.textContent),
            withdrawn: row.classList.contains('withdrawn'),
        })));
    }

    async messages() { return (await this.see()).filter((row) => row.from); }
    async texts() { return (await this.messages()).map((row) => row.text); }
    banner() { return this.page.locator('.banner').innerText({ timeout: 5000 }).catch(() => ''); }
    status() { return this.page.locator('.status').innerText(); }
    typing() { return this.page.locator('.typing').innerText(); }

    async write(text) { await this.page.locator('#composer').fill(text); }
    async say(text) {
        await this.write(text);
        await this.page.locator('#composer').press('Enter');
    }

    /** Says something and waits until the relay has it. */
    async tell(text) {
        await this.say(text);
        return this.sent(text);
    }

    sent(text) {
        return until(`"${text}" is taken`, async () => (await this.messages()).find((row) => row.text === text && row.n && !row.state));
    }

    /** Waits for a message. @param {string|RegExp} text */
    hears(text, from) {
        const fits = (row) => (typeof text === 'string' ? row.text.includes(text) : text.test(row.text)) && (!from || row.from === from);
        return until(`the customer reads ${text}`, async () => (await this.messages()).findLast?.(fits) ?? (await this.messages()).find(fits));
    }

    /** An answer of the bot behind message @p n. */
    answered(n) {
        return until(`the bot answers message ${n}`, async () => (await this.messages()).find((row) => row.from === 'bot' && row.n > n));
    }

    /** The @p count-th notice of a kind. */
    notice(kind, count = 1) {
        return until(`notice ${kind}`, async () => (await this.see()).filter((row) => row.notice === kind)[count - 1]);
    }

    async askForPerson() { await this.page.locator('.person').click(); }

    reads(status) {
        return until(`the page says "${status}"`, async () => (await this.status()).includes(status));
    }

    picture(file) { return this.page.screenshot({ path: file, animations: 'disabled' }); }
}
