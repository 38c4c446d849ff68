// Private notes stay inside: every way out of a real relay is listened to, and none has a word of them. node tst_inside.mjs --bin DIR

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { after, before, test } from 'node:test';
import WebSocket from 'ws';
import { Stage, argument, until } from './stage.mjs';

const marker = `secret-${randomUUID()}`;
const password = 'correct horse battery';
const stage = new Stage(argument('bin', 'build/dev/bin'), 'inside');
/** What came out by each way, as it came. */
const heard = new Map();
const sockets = [];
let hook;
let events = 0;

function hear(way, text) { heard.set(way, [...(heard.get(way) ?? []), String(text)]); }
const all = (way) => (heard.get(way) ?? []).join('\n');

class Rpc {
    #next = 0;
    #asked = new Map();

    constructor(way) { this.way = way; }

    async open(url, token, protocol) {
        this.socket = new WebSocket(url.replace('http', 'ws'), protocol, { headers: { Authorization: `Bearer ${token}` } });
        sockets.push(this.socket);
        this.socket.on('message', (data) => {
            hear(this.way, data);
            const frame = JSON.parse(data);
            if (frame.id === undefined || frame.method) return;
            this.#asked.get(frame.id)?.(frame);
        });
        await once(this.socket, 'open');
        return this;
    }

    /** @returns the result; what is refused too is listened to, and gives the error */
    ask(method, params = {}) {
        const id = ++this.#next;
        this.socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
        return new Promise((resolve) => this.#asked.set(id, (frame) => resolve(frame.result ?? { error: frame.error })));
    }

    command(method, params) { return this.ask(method, { commandId: randomUUID(), ...params }); }
}

async function member(way, email, hello = {}) {
    const answer = await fetch(`${stage.url}/v1/sessions`, {
        method: 'POST', headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email, password, device: { name: way, platform: 'test' } }),
    });
    const { token } = await answer.json();
    const rpc = await new Rpc(way).open(`${stage.url}/v1/agent`, token, 'baton.v1');
    rpc.first = await rpc.ask('session.hello', hello);
    assert.ok(rpc.first.member, `${email} is signed in`);
    return rpc;
}

/** A page of the relay's own. */
async function page(way, bot, visitor) {
    const socket = new WebSocket(`${stage.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    sockets.push(socket);
    const begun = new Promise((resolve) => socket.on('message', (data) => {
        const text = String(data);
        hear(way, text);
        if (text.startsWith('0')) socket.send(`40/customer,${JSON.stringify({ bot, visitor })}`);
        if (text === '2') socket.send('3');
        const event = /^42\/customer,(\[.*\])$/s.exec(text);
        if (event && JSON.parse(event[1])[0] === 'session') resolve(JSON.parse(event[1])[1]);
    }));
    await once(socket, 'open');
    const session = await begun;
    return { session, emit: (name, payload) => socket.send(`42/customer,${++events}${JSON.stringify([name, payload])}`) };
}

async function publish(way, key, type, subject, data) {
    const answer = await fetch(`${stage.url}/v1/events`, {
        method: 'POST', headers: { 'Content-Type': 'application/cloudevents+json', Authorization: `Bearer ${key}` },
        body: JSON.stringify({ specversion: '1.0', id: randomUUID(), source: '/test', type, subject, data }),
    });
    hear(way, await answer.text());
    assert.equal(answer.status, 202);
}

async function conversationOf(rpc, fits) {
    return until('the conversation waits', async () => (await rpc.ask('conversations.list', { view: 'all' })).items.find(fits));
}

before(async () => {
    hook = createServer(async (request, response) => {
        let body = '';
        for await (const piece of request) body += piece;
        hear('webhook', body);
        response.writeHead(204).end();
    });
    await new Promise((resolve) => hook.listen(0, '127.0.0.1', resolve));
    const bots = {};
    for (const [id, more] of [['shop', []], ['hooked', ['--webhook', `http://127.0.0.1:${hook.address().port}/`]], ['bank', []]]) {
        bots[id] = JSON.parse(stage.admin(['bot', 'add', id, '--name', id, ...more, '--json'])).key;
        stage.admin(['bot', 'set', id, 'escalate_on_words=off', 'escalate_on_tone=off', 'confidence_threshold=0']);
    }
    stage.keys = bots;
    for (const [email, role, ...of] of [['ana@shop.example', 'agent', 'shop', 'hooked'], ['vera@shop.example', 'viewer', 'shop', 'hooked'],
        ['ben@bank.example', 'agent', 'bank'], ['eve@shop.example', 'admin']]) {
        stage.admin(['member', 'add', email, '--name', email.split('@')[0], '--role', role, ...of.flatMap((bot) => ['--bot', bot]),
            '--password-stdin'], password);
    }
    await stage.startRelay();
});

after(async () => {
    for (const socket of sockets) socket.terminate();
    hook.closeAllConnections();
    hook.close();
    await stage.close();
});

test('no way out has a word of them', async () => {
    const ana = await member('ana', 'ana@shop.example');
    const vera = await member('a viewer', 'vera@shop.example');
    const ben = await member('a member of another bot, live', 'ben@bank.example');
    const eve = await member('eve', 'eve@shop.example');
    await new Rpc('the bot\'s socket').open(`${stage.url}/v1/bot`, stage.keys.shop);
    const customer = await page('a page, live', 'shop');
    const since = ben.first.seq ?? 0;

    // Given two conversations: one on the relay's own page, whose bot has a socket, one that a bot with a webhook tells of.
    customer.emit('message', { id: 'm1', text: 'I need a person.' });
    customer.emit('human', {});
    await publish('what a bot is answered', stage.keys.hooked, 'baton.conversation.started', 's1', { channel: 'WA', customer: { id: 'zoe', name: 'Zoe' } });
    await publish('what a bot is answered', stage.keys.hooked, 'baton.message.customer', 's1', { text: 'And so do I.' });
    await publish('what a bot is answered', stage.keys.hooked, 'baton.escalation.requested', 's1', { reason: 'asked' });
    const ids = [];
    for (const bot of ['shop', 'hooked']) {
        const { id, contact } = await conversationOf(ana, (one) => one.bot.id === bot && one.state === 'waiting');
        ids.push(id);
        // When notes are written at every stage of it: while it waits, while a person has it, when the bot has it again.
        const note = (when) => ana.command('conversations.note', { id, text: `${marker} ${when}` });
        assert.ok((await note('waiting')).note);
        await ana.command('conversations.claim', { id });
        assert.ok((await note('open')).note);
        await ana.command('conversations.reply', { id, text: 'Ana is here.' });
        await note('answered');
        await ana.command('conversations.handBack', { id });
        await note('handed back');
        const noted = await ana.command('contacts.note', { id: contact.id, bot, text: `${marker} on the contact` });
        assert.equal(noted.contact.notes.length, 1);
    }
    customer.emit('message', { id: 'm2', text: 'Thank you.' });
    await publish('what a bot is answered', stage.keys.hooked, 'baton.message.customer', 's1', { text: 'Thanks.' });

    // Then everybody has heard the rest of it,
    const isTold = (way, ...texts) => until(`${way} hears of it`, () => texts.every((text) => all(way).includes(text)));
    await isTold('a page, live', 'Ana is here.', 'handed_back', 'Thank you.');
    await isTold('the bot\'s socket', 'Ana is here.', 'transcript', 'Thank you.');
    await isTold('webhook', 'Ana is here.', 'transcript');
    await page('a page, come again', 'shop', customer.session.visitor);
    await isTold('a page, come again', 'Ana is here.');
    // whoever asks for everything has been told everything,
    await member('a member of another bot, come again', 'ben@bank.example', { since });
    await member('a member of another bot, anew', 'ben@bank.example');
    for (const id of ids) {
        for (const [method, params] of [['conversations.get', { id }], ['conversations.get', { id, query: marker }],
            ['conversations.note', { id, text: 'x', commandId: randomUUID() }]]) {
            assert.ok((await ben.ask(method, params)).error, `${method} is refused to a member of another bot`);
        }
    }
    for (const rpc of [ben, eve]) await rpc.ask('conversations.list', { view: 'all', query: marker });
    for (const method of ['push.pending', 'workflows.runs', 'autoupdates.list', 'subscriptions.get']) await ben.ask(method, {});
    heard.set('what was told to devices', [JSON.stringify(await eve.ask('deliveries.list', {}))]);
    heard.set('the search', [JSON.stringify(await ana.ask('conversations.list', { view: 'all', query: marker }))]);
    assert.equal(JSON.parse(all('the search')).items.length, 0, 'notes are in no search');
    for (const route of ['/healthz', '/readyz', '/metrics', '/chat/shop', '/widget.js', '/v1/openapi.yaml', '/v1/asyncapi.yaml', `/v1/events/${ids[0]}`]) {
        hear('what anybody may ask for', await (await fetch(stage.url + route)).text());
    }
    for (const command of [['member', 'list', '--json'], ['bot', 'list', '--json'], ['delivery', 'list', '--json'], ['device', 'list', '--json'], ['visitor', 'list', '--json'], ['check', '--json']]) {
        hear('the command line', stage.admin(command));
    }
    hear('the relay\'s log', readFileSync(path.join(stage.folder, 'relay.log'), 'utf8') || '-');

    // and none of them has a word of the notes.
    const inside = new Set(['ana', 'a viewer', 'eve']);
    const ways = [...heard.keys()].filter((way) => !inside.has(way));
    assert.ok(ways.length >= 13, ways.join(', '));
    for (const way of ways) {
        assert.notEqual(all(way), '', `${way} was listened to`);
        assert.ok(!all(way).includes(marker), `${way} has a private note: ${all(way).slice(all(way).indexOf(marker) - 400).slice(0, 600)}`);
        assert.ok(!/"?note\.(added|updated)|contact\.noted/.test(all(way)) || way === 'what anybody may ask for', `${way} knows that there is one`);
    }
    // Those inside have all of them, live and when they ask; whoever only looks reads them, and writes none.
    await until('a viewer sees them live', () => all('a viewer').split('"type":"note.added"').length === 9);
    const { notes, messages } = await vera.ask('conversations.get', { id: ids[0] });
    assert.deepEqual(notes.map(({ text, after }) => [text.split(' ').slice(1).join(' '), after]),
        [['waiting', 1], ['open', 1], ['answered', 2], ['handed back', 2]]);
    assert.ok(messages.every(({ text }) => !text.includes(marker)));
    assert.equal((await vera.command('conversations.note', { id: ids[0], text: 'x' })).error.code, -32003);
    const [shown] = (await ana.ask('conversations.list', { view: 'all', bot: 'shop' })).items;
    assert.equal(shown.lastMessage.text, 'Thank you.');
});

test('a backup has them, and what is made again from the log is the same', () => {
    const file = path.join(stage.folder, 'backup.db');
    stage.admin(['backup', file]);
    assert.ok(readFileSync(file).includes(marker), 'a backup is inside');
    assert.match(stage.admin(['check']), /./);
});
