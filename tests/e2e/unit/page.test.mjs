import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../browserlike.mjs';
import { readAddress } from '../../../resources/web/src/address.js';
import { Translation, chooseLanguage, languages } from '../../../resources/web/src/i18n.js';
import { randomText } from '../../../resources/web/src/random.js';
import { TypingReporter } from '../../../resources/web/src/state/typing.js';
import { Unread } from '../../../resources/web/src/state/unread.js';

const located = (address) => readAddress(new URL(address));

test('the page knows its bot and its relay, behind a proxy\'s path too', () => {
    assert.deepEqual(located('https://chat.example/chat/shop?lang=ar'),
        { bot: 'shop', origin: 'https://chat.example', base: 'https://chat.example', socketPath: '/socket.io', language: 'ar' });
    assert.equal(located('https://a.example/help/chat/shop/').socketPath, '/help/socket.io');
    assert.equal(located('https://a.example/help/chat/shop/').base, 'https://a.example/help');
    assert.equal(located('https://a.example/chat/my%2Dbot').bot, 'my-bot');
});

test('every language says everything, with the same places to fill in', () => {
    const places = (text) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
    for (const [code, { texts }] of Object.entries(languages)) {
        assert.deepEqual(Object.keys(texts).sort(), Object.keys(languages.en.texts).sort(), code);
        for (const name of Object.keys(texts)) assert.deepEqual(places(texts[name]), places(languages.en.texts[name]), `${code}: ${name}`);
    }
});

test('the first language that is spoken here is taken', () => {
    assert.equal(chooseLanguage([null, 'pt-BR', 'ar-EG', 'en']), 'ar-EG');
    assert.equal(chooseLanguage(['xx']), 'en');
    assert.equal(chooseLanguage(['en-x_broken!', 'ar']), 'ar');
    assert.equal(chooseLanguage(['en', 'ar', 'en-GB']), 'en-GB', 'the region of the same language');
    assert.equal(new Translation('ar-EG').dir, 'rtl');
});

test('days are named as people do', () => {
    const english = new Translation('en-GB');
    const now = new Date(2026, 10, 23, 0, 5);
    assert.equal(english.day(new Date(2026, 10, 23, 0, 1), now), 'Today');
    assert.equal(english.day(new Date(2026, 10, 22, 23, 59), now), 'Yesterday');
    assert.match(english.day(new Date(2026, 10, 20), now), /Friday.*20 November/);
});

test('secrets are long, and safe in an address', () => {
    assert.match(randomText(32), /^[A-Za-z0-9_-]{43}$/);
    assert.notEqual(randomText(32), randomText(32));
});

test('typing is told when it begins, seldom while it lasts, and when it ends', () => {
    const told = [];
    const typing = new TypingReporter((on) => told.push(on));
    for (let at = 0; at <= 3900; at += 100) typing.keystroke(at);
    assert.deepEqual(told, [true]);
    typing.keystroke(4000);
    assert.deepEqual(told, [true, true]);
    typing.stop();
    typing.stop();
    assert.deepEqual(told, [true, true, false]);
});

test('only what nobody saw counts as unread', () => {
    const counts = [];
    let seen = true;
    const unread = new Unread(() => seen, (count) => counts.push(count));
    unread.arrived();
    seen = false;
    unread.arrived();
    unread.arrived();
    unread.looked();
    seen = true;
    unread.looked();
    assert.deepEqual(counts, [1, 2, 0]);
});
