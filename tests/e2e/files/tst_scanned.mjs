// Files before a real ClamAV, with one line of a database: what it finds is refused. node tst_scanned.mjs --bin DIR

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Stage, argument, until } from '../stage.mjs';
import { hostileFiles } from './hostile.mjs';
import { agentToken, create, get, judged, patch, send } from './room.mjs';

const ana = 'ana@shop.example';
const stage = new Stage(argument('bin', 'build/dev/bin'), 'scanned');
const port = 20_000 + process.pid % 20_000;
const settings = path.join(stage.folder, 'clamd.conf');
let daemon;

/** The system's, or the one that `./dev test` has unpacked. */
function findScanner() {
    const folder = path.join(stage.folder, 'clamav');
    mkdirSync(folder, { recursive: true });
    const eicar = hostileFiles().find((file) => file.name === 'eicar.com').bytes;
    writeFileSync(path.join(folder, 'eicar.ndb'), `Eicar:0:*:${eicar.toString('hex')}\n`);
    writeFileSync(settings, `DatabaseDirectory ${folder}\nTCPSocket ${port}\nTCPAddr 127.0.0.1\nForeground yes\nStreamMaxLength 26M\n`);
    return ['clamd', path.resolve(stage.bin, '../../clamav/clamd')]
        .find((program) => spawnSync(program, [`--config-file=${settings}`, '--version']).status === 0);
}
const isNeeded = process.env.CI === 'true' && process.platform === 'linux';
const clamd = findScanner();

function startDaemon() {
    daemon = spawn(clamd, [`--config-file=${settings}`], { stdio: 'ignore' });
    return until('the scanner listens', () => new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true); });
        socket.on('error', () => resolve(false));
    }), 60000);
}

before(async () => {
    stage.addMember(ana, 'Ana');
    stage.addBot('shop', 'Shop bot');
    stage.serveOptions = ['--clamav', `127.0.0.1:${port}`];
    await stage.startRelay();
});
after(async () => {
    daemon?.kill();
    await stage.close();
});

test('what the scanner finds is refused; while it is away, files wait', { skip: !clamd && !isNeeded && 'clamd is not here' }, async () => {
    assert.ok(clamd, 'clamd is not here');
    const authorization = await agentToken(stage, ana);
    // Given a scanner that is not there yet
    const early = (await create(stage, authorization, 'early.txt', 5)).headers.get('location');
    assert.equal((await patch(stage, authorization, early, 0, Buffer.from('early'))).status, 204);
    assert.equal((await get(stage, authorization, early)).status, 409);
    // When it comes
    await startDaemon();
    // Then what waited goes on, and what it finds is refused, in an archive too.
    assert.equal((await judged(stage, authorization, early)).status, 200);
    for (const file of hostileFiles().filter((one) => one.scanned)) {
        const { answer } = await send(stage, authorization, file.name, file.bytes);
        assert.equal(answer.status, 409, file.what);
        assert.match(String(answer.body), /Eicar/);
    }
    assert.equal((await send(stage, authorization, 'good.txt', Buffer.from('good'))).answer.status, 200);
});
