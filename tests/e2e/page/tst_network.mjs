// The page on bad days: the network goes, the relay is killed, the tab is closed. node tst_network.mjs --bin DIR

import assert from 'node:assert/strict';
import { createServer, request as ask } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import { until } from '../stage.mjs';
import { AgentSocket } from './agent.mjs';
import { CustomerPage } from './customer.mjs';
import { ana, setting } from './setting.mjs';

const stage = setting('network');

/** What the relay has of a conversation must be what the page shows, and every text of @p said once, in that order. */
async function agrees(customer, said) {
    const agent = await AgentSocket.signIn(stage, ana);
    const { items } = await agent.ask('conversations.list', { view: 'all', query: `"${said[0]}"` });
    assert.equal(items.length, 1, 'one conversation');
    await until('the page shows what the relay has', async () => {
        const kept = await agent.transcript(items[0].id);
        const shown = (await customer.messages()).map((row) => [row.n, row.text.replace(/\s+/g, ' ')]);
        assert.deepEqual(shown.map(([n]) => n), kept.map((message) => message.n));
        assert.deepEqual(kept.map((message) => message.n), kept.map((_, i) => i + 1), 'no gaps');
        assert.deepEqual(kept.filter((message) => message.author.kind === 'customer').map((message) => message.text), said);
        return true;
    });
    agent.close();
}

const pending = (customer) => customer.page.locator('.message.pending').count();

test('what is written without a network is kept, and sent once and in order when it is back', async () => {
    const customer = await CustomerPage.open(stage);
    await customer.answered((await customer.tell('Network: before')).n);
    await customer.page.context().setOffline(true);
    await until('the page says that there is no connection', async () => (await customer.banner()).includes('No connection'));
    assert.equal(await customer.page.locator('.person').isEnabled(), false, 'a person cannot be asked for now');
    const said = ['Network: one', 'Network: two', 'Network: three'];
    for (const text of said) await customer.say(text);
    const rows = (await customer.messages()).slice(-3);
    assert.deepEqual(rows.map((row) => [row.text, row.state]), said.map((text) => [text, 'Waiting for the connection']));
    await customer.page.context().setOffline(false);
    await customer.connected();
    for (const text of said) await customer.sent(text);
    await agrees(customer, ['Network: before', ...said]);
    assert.equal(await pending(customer), 0);
    await customer.page.context().close();
});

test('a relay that is killed loses nothing and doubles nothing', async () => {
    const customer = await CustomerPage.open(stage);
    const said = ['Killed: before'];
    await customer.answered((await customer.tell(said[0])).n);
    for (let round = 1; round <= 4; ++round) {
        // The first is acknowledged, the second perhaps, the third is not.
        for (const text of [`Killed ${round}: acknowledged`, `Killed ${round}: under way`, `Killed ${round}: too late`]) said.push(text);
        await customer.tell(`Killed ${round}: acknowledged`);
        await customer.say(`Killed ${round}: under way`);
        await stage.killRelay();
        await customer.say(`Killed ${round}: too late`);
        await until('the page notices', async () => (await customer.banner()) !== '');
        await stage.startRelay();
        await customer.connected();
        await customer.sent(`Killed ${round}: too late`);
    }
    await agrees(customer, said);
    assert.equal(await pending(customer), 0);
    assert.deepEqual(customer.problems, []);
    await customer.page.context().close();
});

test('an agent\'s words of meanwhile come with the connection', async () => {
    const agent = await AgentSocket.signIn(stage, ana);
    const customer = await CustomerPage.open(stage);
    await customer.answered((await customer.tell('Meanwhile: hello')).n);
    await customer.askForPerson();
    const conversation = await agent.conversationWith('Meanwhile: hello');
    await agent.waiting(conversation);
    await customer.page.context().setOffline(true);
    await until('the page notices', async () => (await customer.banner()) !== '');
    await agent.command('claim', conversation);
    await agent.reply(conversation, 'I am here.');
    await agent.command('resolve', conversation);
    await customer.page.context().setOffline(false);
    await customer.connected();
    assert.deepEqual((await customer.see()).slice(-4).map((row) => row.notice ?? row.text), ['waiting', 'transferred', 'I am here.', 'resolved']);
    await customer.reads('Resolved');
    agent.close();
    await customer.page.context().close();
});

test('what a closed tab could not send, the next one sends', async () => {
    const customer = await CustomerPage.open(stage);
    const context = customer.page.context();
    await customer.answered((await customer.tell('Closed: before')).n);
    await stage.killRelay();
    await until('the page notices', async () => (await customer.banner()) !== '');
    await customer.say('Closed: unsent');
    await until('it is kept', async () => (await pending(customer)) === 1);
    await customer.page.close();
    await stage.startRelay();
    const next = await CustomerPage.open(stage, { context });
    await next.sent('Closed: unsent');
    await agrees(next, ['Closed: before', 'Closed: unsent']);
    await context.close();
});

test('a refused message is told, and can be taken back to be changed', async () => {
    const customer = await CustomerPage.open(stage, {
        // Another page of this visitor, older than the relay, may have left something too long behind.
        before: () => {
            if (localStorage.length > 0) return;
            const entry = { id: 'too-long', text: 'z'.repeat(9000), at: new Date().toISOString(), afterN: 0, tried: false };
            localStorage.setItem('baton.chat.shop.outbox.left', JSON.stringify([entry]));
        },
    });
    const { page } = customer;
    await page.locator('.message.failed').waitFor();
    assert.match(await page.locator('.failed .state').innerText(), /Not sent\..*8000 characters/);
    await customer.tell('Refused: this one goes out');
    await page.getByRole('button', { name: 'Edit' }).click();
    assert.equal(await page.locator('.message.failed').count(), 0);
    assert.equal((await page.locator('#composer').inputValue()).length, 9000);
    await customer.page.context().close();
});

test('a bot that was away answers what was asked meanwhile', async () => {
    await stage.stopBot();
    const customer = await CustomerPage.open(stage);
    const { n } = await customer.tell('How long is the warranty?');
    stage.startBot();
    assert.match((await customer.answered(n)).text, /three years/);
    await customer.page.context().close();
});

/** A proxy in front of the relay that lets upgrades to a WebSocket hang, without a word, as some do. */
class SwallowingProxy {
    swallows = true;
    upgraded = 0;
    #server = createServer((request, response) => {
        const { method, url, headers } = request;
        const onward = ask({ host: '127.0.0.1', port: stage.port, method, path: url, headers }, (answer) => {
            response.writeHead(answer.statusCode, answer.headers);
            answer.pipe(response);
        });
        onward.on('error', () => response.destroy());
        response.on('close', () => onward.destroy());
        request.pipe(onward);
    });
    #sockets = new Set();

    async start() {
        this.#server.on('connection', (socket) => this.#sockets.add(socket.on('error', () => {})));
        this.#server.on('upgrade', (request, socket, head) => {
            if (this.swallows) return;
            ++this.upgraded;
            const onward = connect(stage.port, '127.0.0.1', () => {
                const lines = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
                onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
                onward.write(head);
                socket.pipe(onward).pipe(socket);
            });
            onward.on('error', () => socket.destroy());
            socket.on('close', () => onward.destroy());
        });
        await new Promise((listening) => this.#server.listen(0, '127.0.0.1', listening));
        this.url = `http://127.0.0.1:${this.#server.address().port}`;
    }

    cut() { for (const socket of this.#sockets) socket.destroy(); }

    close() {
        this.#server.close();
        this.cut();
    }
}

test('where an upgrade hangs the page polls, and takes a WebSocket once it can have one', async () => {
    const proxy = new SwallowingProxy();
    await proxy.start();
    const customer = await CustomerPage.open({ url: proxy.url, context: (options) => stage.context(options) });
    await customer.answered((await customer.tell('Proxy: does this arrive?')).n);
    assert.equal(proxy.upgraded, 0);
    proxy.swallows = false;
    proxy.cut();
    await customer.tell('Proxy: and after a cut?');
    await until('a WebSocket is taken', () => proxy.upgraded > 0);
    await customer.answered((await customer.tell('Proxy: and now?')).n);
    await customer.page.context().close();
    proxy.close();
});
