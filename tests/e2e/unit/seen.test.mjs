import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SeenReporter } from '../../../resources/web/src/state/seen.js';

test('what is seen is told once, forward only, and while somebody can see it', () => {
    const told = [];
    let visible = false;
    const seen = new SeenReporter((upTo) => told.push(upTo), () => visible);
    seen.looked(3);
    assert.deepEqual(told, []);
    visible = true;
    for (const n of [3, 3, 2, 0, 5]) seen.looked(n);
    assert.deepEqual(told, [3, 5]);
    // After a new connection it is told again: the relay may not have got it.
    seen.begin();
    seen.looked(5);
    assert.deepEqual(told, [3, 5, 5]);
});
