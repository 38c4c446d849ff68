import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pendingItems } from '../../../resources/web/src/state/pending.js';
import { Transcript } from '../../../resources/web/src/state/transcript.js';

const at = '2026-11-23T10:00:00.000Z';
const message = (n, kind, text = `${kind} ${n}`, more = {}) => ({ n, id: `m${n}`, author: { kind }, text, at, ...more });
const session = (messages, notices = [], conversation = 'c1') => ({ conversation, messages, notices });
const shown = (transcript) => transcript.items().map((item) => item.message?.text ?? `<${item.notice.kind}>`);

test('a notice stands behind the message it belongs to, however late it comes', () => {
    const transcript = new Transcript();
    transcript.begin(session([message(1, 'customer'), message(2, 'bot')], [{ kind: 'welcome', text: 'Hi', afterN: 0 }]));
    transcript.add(message(3, 'customer'));
    transcript.addNotice({ kind: 'waiting', text: 'Wait', afterN: 2, at });
    assert.deepEqual(shown(transcript), ['<welcome>', 'customer 1', 'bot 2', '<waiting>', 'customer 3']);
});

test('what comes twice is shown once', () => {
    const transcript = new Transcript();
    transcript.begin(session([message(1, 'customer')], [{ kind: 'waiting', text: 'Wait', afterN: 1, at }]));
    assert.ok(transcript.add(message(1, 'customer')));
    transcript.addNotice({ kind: 'waiting', text: 'Wait', afterN: 1, at });
    assert.deepEqual(shown(transcript), ['customer 1', '<waiting>']);
});

test('the same notice at another time is another notice', () => {
    const transcript = new Transcript();
    transcript.begin(session([message(1, 'customer')]));
    transcript.addNotice({ kind: 'waiting', text: 'Wait', afterN: 1, at });
    transcript.addNotice({ kind: 'waiting', text: 'Wait', afterN: 1, at: '2026-11-23T10:00:01.000Z' });
    assert.equal(transcript.items().length, 3);
});

test('a gap is noticed, and closed by the next session', () => {
    const transcript = new Transcript();
    transcript.begin(session([message(1, 'customer')]));
    assert.equal(transcript.add(message(3, 'agent')), false);
    transcript.begin(session([message(1, 'customer'), message(2, 'bot'), message(3, 'agent')]));
    assert.deepEqual(shown(transcript), ['customer 1', 'bot 2', 'agent 3']);
    assert.ok(transcript.add(message(4, 'agent')));
});

test('our own message keeps its place on the page when the relay numbers it', () => {
    const transcript = new Transcript();
    transcript.begin(session([]));
    transcript.settle({ id: 'a', text: 'Hello' }, { n: 1, id: 'm1' });
    const [before] = transcript.items();
    assert.ok(transcript.add(message(1, 'customer', 'Hello', { clientId: 'a' })));
    const items = transcript.items();
    assert.equal(items.length, 1);
    assert.equal(items[0].key, before.key);
});

test('an answer that overtakes the telling hides no gap', () => {
    const transcript = new Transcript();
    transcript.begin(session([message(1, 'customer')]));
    transcript.settle({ id: 'a', text: 'Hello' }, { n: 3, id: 'm3' });
    assert.equal(transcript.add(message(4, 'bot')), false, 'message 2 is missing');
});

test('another conversation begins an empty page', () => {
    const transcript = new Transcript();
    transcript.begin(session([message(1, 'customer', 'old')]));
    transcript.begin(session([], [], null));
    assert.deepEqual(shown(transcript), []);
});

test('older messages stay when the session brings only the newest', () => {
    const transcript = new Transcript();
    transcript.begin(session([1, 2, 3].map((n) => message(n, 'bot'))));
    transcript.begin(session([message(3, 'bot'), message(4, 'bot')]));
    assert.equal(transcript.items().length, 4);
});

test('notices of a part that was not loaded are left out', () => {
    const transcript = new Transcript();
    transcript.begin(session([message(201, 'bot')], [{ kind: 'waiting', text: 'x', afterN: 5 }, { kind: 'resolved', text: 'y', afterN: 200 }]));
    assert.deepEqual(shown(transcript), ['<resolved>', 'bot 201']);
});

test('a message whose answer was lost is not shown twice while it is sent again', () => {
    const transcript = new Transcript();
    transcript.begin(session([message(1, 'customer', 'Hello')]));
    const tried = { id: 'a', text: 'Hello', at, afterN: 1, tried: true };
    // Said once before: that one is older than ours.
    assert.equal(pendingItems([tried], transcript).length, 1);
    transcript.begin(session([message(1, 'customer', 'Hello'), message(2, 'customer', 'Hello')]));
    assert.equal(pendingItems([tried], transcript).length, 0);
    const second = { ...tried, id: 'b' };
    assert.deepEqual(pendingItems([tried, second], transcript).map((item) => item.entry.id), ['b'], 'one message hides one');
    const untried = { ...tried, tried: false };
    assert.equal(pendingItems([untried], transcript).length, 1, 'what was never sent cannot be there');
});

test('after a restore the page shows what there is, and nothing of the log before', () => {
    const transcript = new Transcript();
    const before = [message(1, 'customer'), message(2, 'agent'), message(3, 'customer'), message(4, 'agent')];
    transcript.begin({ ...session(before), log: 'l1' });
    transcript.begin({ ...session([message(1, 'customer'), message(2, 'bot')]), log: 'l2' });
    assert.deepEqual(shown(transcript), ['customer 1', 'bot 2']);
    // while the same log leaves what came meanwhile
    transcript.add(message(3, 'bot'));
    transcript.begin({ ...session([message(1, 'customer'), message(2, 'bot')]), log: 'l2' });
    assert.deepEqual(shown(transcript), ['customer 1', 'bot 2', 'bot 3']);
});

test('a message that is withdrawn loses its words, live and in a session', () => {
    const transcript = new Transcript();
    transcript.begin(session([message(1, 'customer'), message(2, 'agent', 'PIN 4711')]));
    transcript.withdraw(2);
    transcript.withdraw(9);
    assert.deepEqual(transcript.items().map((item) => [item.message.text, item.message.withdrawn ?? false]), [['customer 1', false], ['', true]]);
    transcript.begin(session([message(1, 'customer'), message(2, 'agent', '', { withdrawn: true })]));
    assert.equal(transcript.items()[1].message.withdrawn, true);
});

test('only the last of the customer\'s messages that was seen says so', () => {
    const transcript = new Transcript();
    transcript.begin(session([message(1, 'customer', 'a', { seenAt: at }), message(2, 'agent'), message(3, 'customer'), message(4, 'customer')]));
    const seen = () => transcript.items().filter((item) => item.seen).map((item) => item.message.n);
    assert.deepEqual(seen(), [1]);
    transcript.see(3);
    assert.deepEqual(seen(), [3]);
    transcript.see(2);
    assert.deepEqual(seen(), [3], 'it does not go back');
    transcript.see(99);
    assert.deepEqual(seen(), [4]);
});
