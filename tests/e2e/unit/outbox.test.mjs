import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../browserlike.mjs';
import { Outbox } from '../../../resources/web/src/state/outbox.js';
import { Sender } from '../../../resources/web/src/state/sender.js';
import { BotStorage, openStorage } from '../../../resources/web/src/storage.js';

const memory = () => openStorage({});

/** The browser's locks, for tabs within one process. */
class Locks {
    held = new Map();
    async request(name, options, work = options) {
        if (this.held.has(name)) return work(null);
        const release = {};
        this.held.set(name, release);
        const done = Promise.resolve(work({ name }));
        void done.then(() => this.held.get(name) === release && this.held.delete(name));
        return done;
    }
}

/** A relay that answers as told, and remembers. */
class Relay {
    isOpen = true;
    taken = [];
    constructor(...answers) { this.answers = answers; }
    async send(id, text) {
        const answer = this.answers.shift() ?? { ok: true };
        if (answer.ok || answer.lost) this.taken.push([id, text]);
        if (answer.lost) return {};
        return answer.ok ? { ok: true, n: this.taken.length } : answer;
    }
}

function senderOf(outbox, relay) {
    const settled = [];
    const sender = new Sender(outbox, relay, { settled: (entry) => settled.push(entry.text), changed: () => {}, words: ({ detail }) => detail });
    return { sender, settled };
}

const turns = async () => { for (let i = 0; i < 50; ++i) await Promise.resolve(); };

test('messages go out one after another, in order', async () => {
    const outbox = new Outbox(new BotStorage(memory(), 'shop'));
    const relay = new Relay();
    const { sender, settled } = senderOf(outbox, relay);
    for (const text of ['one', 'two', 'three']) outbox.add(text, 0);
    sender.wake();
    sender.wake();
    await turns();
    assert.deepEqual(relay.taken.map(([, text]) => text), ['one', 'two', 'three']);
    assert.deepEqual(settled, ['one', 'two', 'three']);
    assert.ok(outbox.isEmpty);
});

test('a message without an answer goes out again under the same id, before those behind it', async () => {
    const outbox = new Outbox(new BotStorage(memory(), 'shop'));
    const relay = new Relay({ lost: true });
    const { sender } = senderOf(outbox, relay);
    const first = outbox.add('one', 0);
    outbox.add('two', 0);
    sender.wake();
    await turns();
    sender.wake(); // as the connection does when it is back
    await turns();
    assert.deepEqual(relay.taken.map(([id, text]) => [id === first.id, text]), [[true, 'one'], [true, 'one'], [false, 'two']]);
});

test('a refusal is kept and told, and holds nothing up', async () => {
    const outbox = new Outbox(new BotStorage(memory(), 'shop'));
    const relay = new Relay({ error: { kind: 'too_large', detail: 'Too long.' } });
    const { sender } = senderOf(outbox, relay);
    outbox.add('long', 0);
    outbox.add('short', 0);
    sender.wake();
    await turns();
    assert.deepEqual(outbox.entries.map((entry) => [entry.text, entry.failure]), [['long', 'Too long.']]);
    assert.deepEqual(relay.taken.map(([, text]) => text), ['short']);
});

test('a refusal that passes is tried again later, in order', async () => {
    const outbox = new Outbox(new BotStorage(memory(), 'shop'));
    const relay = new Relay({ error: { kind: 'too_many', detail: 'Wait.' } });
    const { sender } = senderOf(outbox, relay);
    outbox.add('one', 0);
    outbox.add('two', 0);
    sender.wake();
    await turns();
    assert.equal(relay.taken.length, 0);
    sender.wake();
    await turns();
    assert.deepEqual(relay.taken.map(([, text]) => text), ['one', 'two']);
});

test('unsent messages survive a reload', async () => {
    const storage = memory();
    const locks = new Locks();
    const before = new Outbox(new BotStorage(storage, 'shop'), locks);
    await before.ready;
    const entry = before.add('kept', 3);
    locks.held.clear(); // the tab is gone
    const after = new Outbox(new BotStorage(storage, 'shop'), locks);
    await after.ready;
    assert.deepEqual(after.entries.map(({ id, text, afterN }) => ({ id, text, afterN })), [{ id: entry.id, text: 'kept', afterN: 3 }]);
});

test('a tab leaves alone what another living tab is sending', async () => {
    const storage = memory();
    const locks = new Locks();
    const first = new Outbox(new BotStorage(storage, 'shop'), locks);
    await first.ready;
    first.add('mine', 0);
    const second = new Outbox(new BotStorage(storage, 'shop'), locks);
    await second.ready;
    assert.ok(second.isEmpty);
});

test('bots do not see one another\'s messages, and rubbish in the storage is ignored', async () => {
    const storage = memory();
    new Outbox(new BotStorage(storage, 'shop')).add('for the shop', 0);
    storage.setItem('baton.chat.bank.outbox.x', '[{"id":1},null,"y"]');
    storage.setItem('baton.chat.bank.outbox.z', '{broken');
    const bank = new Outbox(new BotStorage(storage, 'bank'));
    await bank.ready;
    assert.ok(bank.isEmpty);
});

test('a full storage loses nothing that is on the page', () => {
    const full = { getItem: () => null, setItem() { throw new Error('full'); }, removeItem() {}, key: () => null, length: 0 };
    const outbox = new Outbox(new BotStorage(full, 'shop'));
    outbox.add('still here', 0);
    assert.equal(outbox.next.text, 'still here');
});
