import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standingOffer } from '../../../resources/web/src/state/offer.js';

const said = (kind, more = {}) => ({ author: { kind }, ...more });
const offer = (id = 'm1', more = {}) => said('bot', { id, buttons: [{ id: 'yes', text: 'Yes' }], ...more });

test('the buttons of the newest message that offers some are shown', () => {
    assert.equal(standingOffer([]), null);
    assert.equal(standingOffer([said('customer'), said('bot')]), null);
    assert.equal(standingOffer([said('customer'), offer('m1')]).id, 'm1');
    assert.equal(standingOffer([offer('m1'), said('bot'), said('bot')]).id, 'm1');
    assert.equal(standingOffer([offer('m1'), offer('m2')]).id, 'm2');
});

test('an offer ends when the customer or a person has written', () => {
    assert.equal(standingOffer([offer(), said('customer')]), null);
    assert.equal(standingOffer([offer(), said('agent'), said('bot')]), null);
    assert.equal(standingOffer([offer(), said('customer'), said('bot')]), null);
});

test('an offer ends when a person was called otherwise; another may follow', () => {
    assert.equal(standingOffer([offer('m1', { n: 1 })], 1), null);
    assert.equal(standingOffer([offer('m1', { n: 1 }), offer('m2', { n: 2 })], 1).id, 'm2');
});

test('what was taken back offers nothing', () => {
    assert.equal(standingOffer([offer('m1'), offer('m2', { withdrawn: true })]), null);
});
