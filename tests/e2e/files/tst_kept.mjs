// Files in a backup, after a restore, and under check. node tst_kept.mjs --bin DIR

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Stage, argument } from '../stage.mjs';
import { agentToken, get, send } from './room.mjs';

const ana = 'ana@shop.example';
const stage = new Stage(argument('bin', 'build/dev/bin'), 'kept');
const elsewhere = path.join(stage.folder, 'elsewhere');

before(async () => {
    stage.addMember(ana, 'Ana');
    stage.serveOptions = ['--files', elsewhere];
    await stage.startRelay();
});
after(() => stage.close());

/** Every file below a folder. */
const filesIn = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    return entry.isDirectory() ? filesIn(at) : [at];
});

function check() {
    const done = spawnSync(path.join(stage.bin, 'baton-relay'), ['check', '--data', stage.data], { encoding: 'utf8' });
    return { code: done.status, said: done.stdout + done.stderr };
}

test('a backup has the files, and a restore brings them back', async () => {
    const authorization = await agentToken(stage, ana);
    const bytes = [randomBytes(300_000), randomBytes(20)];
    const locations = [];
    for (const each of bytes) locations.push((await send(stage, authorization, 'kept.bin', each)).location);
    assert.ok(!existsSync(path.join(stage.data, 'files')), 'nothing lies in the data folder');
    if (process.platform !== 'win32') for (const file of filesIn(elsewhere)) assert.equal(statSync(file).mode & 0o077, 0, 'for its owner alone');
    const backup = path.join(stage.folder, 'monday.db');
    stage.admin(['backup', backup]);
    assert.equal(filesIn(`${backup}.files`).length, 2);
    // What comes after it is not in it, and what was lost since comes back.
    const later = (await send(stage, authorization, 'later.bin', randomBytes(30))).location;
    await stage.killRelay();
    rmSync(elsewhere, { recursive: true });
    assert.deepEqual([check().code, /missing/.test(check().said)], [1, true]);
    stage.admin(['restore', backup]);
    assert.deepEqual(check(), { code: 0, said: 'Nothing is wrong.\n' });
    await stage.startRelay();
    const again = await agentToken(stage, ana);
    for (const [i, location] of locations.entries()) {
        const answer = await get(stage, again, location);
        assert.equal(answer.status, 200);
        assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes[i]);
    }
    assert.equal((await get(stage, again, later)).status, 404);
    // Of a restored one another backup can be made.
    stage.admin(['backup', path.join(stage.folder, 'tuesday.db')]);
});

test('a restore can be undone', async () => {
    const authorization = await agentToken(stage, ana);
    const bytes = randomBytes(40);
    const { location } = await send(stage, authorization, 'undone.bin', bytes);
    await stage.killRelay();
    const kept = JSON.parse(stage.admin(['restore', path.join(stage.folder, 'monday.db'), '--json'])).kept;
    await stage.startRelay();
    assert.equal((await get(stage, await agentToken(stage, ana), location)).status, 404);
    await stage.killRelay();
    stage.admin(['restore', kept]);
    assert.deepEqual(check(), { code: 0, said: 'Nothing is wrong.\n' });
    await stage.startRelay();
    const answer = await get(stage, await agentToken(stage, ana), location);
    assert.equal(answer.status, 200);
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes);
});

test('a restore that was cut off between the old and the new one is ended by the next start', async () => {
    const authorization = await agentToken(stage, ana);
    const { location } = await send(stage, authorization, 'cut.bin', randomBytes(40));
    await stage.killRelay();
    stage.admin(['backup', path.join(stage.folder, 'cut.db')]);
    stage.admin(['restore', path.join(stage.folder, 'cut.db')]);
    // As if the power had gone when the old database was put aside, and the new one not yet in its place.
    renameSync(path.join(stage.data, 'files.db'), path.join(stage.data, 'files.db.fresh'));
    await stage.startRelay();
    assert.equal((await get(stage, await agentToken(stage, ana), location)).status, 200);
    assert.ok(!existsSync(path.join(stage.data, 'files.db.fresh')));
});

test('check finds what is not what it was', async () => {
    assert.equal(check().code, 0);
    const [first] = filesIn(elsewhere);
    writeFileSync(first, 'something else');
    assert.match(check().said, /is damaged/);
    mkdirSync(path.join(elsewhere, 'unrelated'));
    assert.equal(check().code, 1);
});
