// Files on bad lines and many at once, by the client that everybody uses. node tst_uploads.mjs --bin DIR

import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import * as tus from 'tus-js-client';
import { ana, setting } from '../page/setting.mjs';
import { agentToken, create, cuttingProxy, get, head, judged, memoryOf, patch, send, visitor } from './room.mjs';

const stage = setting('uploads');
const megabyte = 1024 * 1024;
const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Sends by tus-js-client. @returns where the file is */
function upload(origin, authorization, name, bytes, options = {}) {
    return new Promise((resolve, reject) => {
        const sending = new tus.Upload(bytes, {
            endpoint: `${origin}/v1/files`,
            headers: { Authorization: authorization },
            metadata: { filename: name },
            retryDelays: Array(100).fill(20),
            onError: reject,
            onSuccess: () => resolve(new URL(sending.url).pathname),
            ...options,
        });
        sending.start();
    });
}

test('a file is the same after twenty cuts', async () => {
    const authorization = await agentToken(stage, ana);
    const proxy = await cuttingProxy(stage, 20);
    const bytes = randomBytes(24 * megabyte);
    const location = await upload(`http://127.0.0.1:${proxy.port}`, authorization, 'cut.bin', bytes);
    proxy.close();
    assert.equal(proxy.cut, 20, 'cuts');
    const answer = await judged(stage, authorization, location);
    assert.equal(answer.status, 200);
    assert.equal(hashOf(answer.body), hashOf(bytes));
});

test('a hundred uploads at once take no memory', async (t) => {
    const authorization = await agentToken(stage, ana);
    await send(stage, authorization, 'warm.bin', randomBytes(5 * megabyte));
    const before = memoryOf(stage);
    const files = Array.from({ length: 100 }, () => randomBytes(2 * megabyte));
    let most = before;
    const watch = setInterval(() => { most = Math.max(most, memoryOf(stage)); }, 50);
    const began = Date.now();
    const locations = await Promise.all(files.map((bytes, i) => upload(stage.url, authorization, `${i}.bin`, bytes)));
    const seconds = (Date.now() - began) / 1000;
    clearInterval(watch);
    t.diagnostic(`${(200 / seconds).toFixed(1)} MB/s; resident memory ${before.toFixed(0)} MB, at most ${most.toFixed(0)} MB`);
    for (const [i, location] of locations.entries()) {
        const answer = await judged(stage, authorization, location);
        assert.equal(answer.status, 200, String(answer.body));
        assert.equal(hashOf(answer.body), hashOf(files[i]));
    }
    assert.ok(most - before < 64, `it grew by ${most - before} MB`);
});

test('an upload goes on after the relay was killed', async () => {
    const authorization = await agentToken(stage, ana);
    const bytes = randomBytes(3 * megabyte);
    const location = (await create(stage, authorization, 'killed.bin', bytes.length)).headers.get('location');
    assert.equal((await patch(stage, authorization, location, 0, bytes.subarray(0, megabyte))).status, 204);
    const late = patch(stage, authorization, location, megabyte, bytes.subarray(megabyte)).catch(() => undefined);
    await stage.killRelay();
    await late;
    await stage.startRelay();
    const offset = Number((await head(stage, authorization, location)).headers.get('upload-offset'));
    assert.ok(offset >= megabyte && offset <= bytes.length);
    if (offset < bytes.length) assert.equal((await patch(stage, authorization, location, offset, bytes.subarray(offset))).status, 204);
    assert.equal(hashOf((await judged(stage, authorization, location)).body), hashOf(bytes));
});

test('customers, bots and agents send; each sees their own', async () => {
    const here = await visitor(stage);
    const senders = [await agentToken(stage, ana), `Bearer ${stage.botKey}`, here.authorization];
    const locations = [];
    for (const authorization of senders) {
        const sent = await send(stage, authorization, 'note.txt', Buffer.from('equal for all'));
        assert.equal(sent.answer.status, 200);
        locations.push(sent.location);
    }
    for (const [i, location] of locations.entries())
        for (const [j, authorization] of senders.entries()) {
            assert.equal((await get(stage, authorization, location)).status, i === j ? 200 : 404);
            assert.equal((await head(stage, authorization, location)).status, i === j ? 200 : 404);
        }
    // Nobody is let in without a word, and nobody with a secret that they made up.
    const madeUp = `Visitor ${randomBytes(32).toString('base64url')}`;
    for (const authorization of ['', 'Bearer made-up', madeUp])
        assert.equal((await create(stage, authorization, 'a', 10)).status, 401);
    assert.equal((await get(stage, undefined, locations[0])).status, 401);
    assert.equal((await get(stage, undefined, `${locations[0]}?reader=agent&until=9999999999999&mark=x`)).status, 401);
    // Whoever has closed the page can still finish, but not begin.
    const begun = (await create(stage, here.authorization, 'late.txt', 4)).headers.get('location');
    here.leave();
    assert.equal((await patch(stage, here.authorization, begun, 0, Buffer.from('late'))).status, 204);
});

test('what tus says is held to', async () => {
    const authorization = await agentToken(stage, ana);
    const abilities = await fetch(`${stage.url}/v1/files`, { method: 'OPTIONS' });
    assert.equal(abilities.status, 204);
    assert.equal(abilities.headers.get('tus-extension'), 'creation,termination,expiration');
    assert.equal(Number(abilities.headers.get('tus-max-size')), 25 * megabyte);
    const without = await fetch(`${stage.url}/v1/files`, { method: 'POST', headers: { Authorization: authorization, 'Upload-Length': '4' } });
    assert.equal(without.status, 412);
    assert.equal(without.headers.get('tus-version'), '1.0.0');
    const created = await create(stage, authorization, 'a.txt', 4);
    assert.equal(created.headers.get('upload-offset'), '0');
    assert.ok(Date.parse(created.headers.get('upload-expires')) > Date.now());
    const location = created.headers.get('location');
    const plain = await fetch(`${stage.url}${location}`, { method: 'PATCH', body: 'word',
        headers: { 'Tus-Resumable': '1.0.0', Authorization: authorization, 'Upload-Offset': '0', 'Content-Type': 'text/plain' } });
    assert.equal(plain.status, 415);
    assert.equal((await patch(stage, authorization, location, 2, Buffer.from('rd'))).status, 409);
    assert.equal((await patch(stage, authorization, location, 0, Buffer.from('more than four'))).status, 413);
    assert.equal((await head(stage, authorization, location)).headers.get('upload-offset'), '0');
    const gone = await fetch(`${stage.url}${location}`, { method: 'DELETE', headers: { 'Tus-Resumable': '1.0.0', Authorization: authorization } });
    assert.equal(gone.status, 204);
    assert.equal((await head(stage, authorization, location)).status, 404);
    assert.equal((await patch(stage, authorization, location, 0, Buffer.from('word'))).status, 404);
    assert.equal((await head(stage, authorization, '/v1/files/../../etc/passwd')).status, 404);
});
