// Files that are made to do harm end refused, or go out in a way that does none. node tst_hostile.mjs --bin DIR

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ana, setting } from '../page/setting.mjs';
import { hostileFiles, smallPicture } from './hostile.mjs';
import { agentToken, create, get, memoryOf, patch, send } from './room.mjs';

const stage = setting('hostile');
const draws = existsSync(path.join(stage.bin, 'baton-relay-picture'));

function nameIn(headers) {
    return decodeURIComponent(/filename\*=UTF-8''(\S+)/.exec(headers.get('content-disposition'))[1]);
}

/** What goes out is never a page, and shown only when it is a picture that was drawn here. */
function isHarmless({ headers }) {
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('content-security-policy'), "sandbox; default-src 'none'");
    assert.equal(headers.get('set-cookie'), null);
    const isShown = headers.get('content-disposition').startsWith('inline');
    if (isShown) assert.match(headers.get('content-type'), /^image\/(png|jpeg)$/);
    else {
        assert.equal(headers.get('content-type'), 'application/octet-stream');
        assert.match(headers.get('content-disposition'), /^attachment; /);
    }
    return isShown;
}

let before;
test('what is hostile ends refused, or goes out without harm', async (t) => {
    const authorization = await agentToken(stage, ana);
    await send(stage, authorization, 'warm.png', smallPicture());
    before = memoryOf(stage);
    for (const file of hostileFiles()) {
        await t.test(file.what, async () => {
            assert.ok(file.bytes.length <= 25 * 1024 * 1024, 'it fits');
            const { status, answer } = await send(stage, authorization, file.name, file.bytes);
            assert.equal(status, 204);
            if (answer.status === 409) {
                assert.match(String(answer.body), /refused/);
                assert.ok(file.ends === 'refused' || file.ends === 'either', 'it need not have been refused');
                return;
            }
            assert.equal(answer.status, 200);
            const isShown = isHarmless(answer);
            if (!draws) return;
            assert.notEqual(file.ends, 'refused');
            if (file.ends === 'drawn') assert.ok(isShown && !answer.body.includes('script'));
            if (file.ends === 'attached') {
                assert.ok(!isShown);
                assert.deepEqual(answer.body, file.bytes);
            }
            if (file.called) assert.equal(nameIn(answer.headers), file.called);
        });
    }
});

test('what is promised wrongly is refused before it comes', async () => {
    const authorization = await agentToken(stage, ana);
    assert.equal((await create(stage, authorization, 'empty', 0)).status, 400);
    assert.equal((await create(stage, authorization, 'huge', 4 * 1024 ** 3)).status, 413);
    for (const size of ['-1', '1e3', '0x10', '', '99999999999999999999']) {
        assert.ok([400, 413].includes((await create(stage, authorization, 'odd', size)).status), `"${size}"`);
    }
    const location = (await create(stage, authorization, 'a', 10)).headers.get('location');
    for (const offset of ['5', '99', '9007199254740993']) assert.equal((await patch(stage, authorization, location, offset, Buffer.from('x'))).status, 409);
    for (const offset of ['-1', '0x0', '']) assert.equal((await patch(stage, authorization, location, offset, Buffer.from('x'))).status, 400);
});

test('a picture is drawn again, with a small one', { skip: !draws && 'nothing draws pictures here' }, async () => {
    const authorization = await agentToken(stage, ana);
    const { location, answer } = await send(stage, authorization, 'photo.gif.png', smallPicture());
    assert.equal(answer.headers.get('content-type'), 'image/png');
    assert.ok(isHarmless(answer));
    const thumbnail = await get(stage, authorization, `${location}/thumbnail`);
    assert.equal(thumbnail.status, 200);
    assert.equal(thumbnail.headers.get('content-type'), 'image/png');
});

test('none of it stays in memory', { skip: process.platform !== 'linux' && 'reads /proc' }, (t) => {
    const after = memoryOf(stage);
    t.diagnostic(`resident memory ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after`);
    assert.ok(after - before < 64);
});
