// The relay as a Windows service, as far as Wine has services: entered, started, stopped, taken out.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { until } from '../e2e/hands.mjs';
import { build, drive, started } from './wine.mjs';

const run = (words) => {
  const { status, stdout, stderr } = spawnSync(words[0], words.slice(1), { encoding: 'utf8' });
  return { status, said: stdout + stderr };
};

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('the service starts with the system, ends when it is stopped, and goes when it is told to', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-windows-service-'));
  const data = path.join(folder, 'data');
  const port = await freePort();
  // As it is installed, with its libraries beside it: services are not started with the path of who tests them.
  const installed = path.join(folder, 'relay');
  execFileSync('cmake', ['--install', build, '--prefix', installed, '--component', 'relay'], { stdio: 'ignore' });
  const service = (...words) => run([process.env.BATON_WINE, path.join(installed, 'baton-relay.exe'), 'service', ...words]);
  const net = (verb) => run([process.env.BATON_WINE, 'net', verb, 'baton-relay']);
  try {
    // Options that serve refuses are refused before there is a service.
    assert.notEqual(service('install', '--listen', 'nowhere', '--data', drive(data)).status, 0);
    const entered = service('install', '--listen', `127.0.0.1:${port}`, '--data', drive(data));
    assert.equal(entered.status, 0, entered.said);
    assert.notEqual(service('install', '--listen', `127.0.0.1:${port}`, '--data', drive(data)).status, 0);
    const log = () => (existsSync(path.join(data, 'relay.log')) ? readFileSync(path.join(data, 'relay.log'), 'utf8') : 'no log');
    const start = net('start');
    // Wine's system begins anew with a program after a while without any, and starts its services itself.
    assert.ok(start.status === 0 || /already running/.test(start.said), start.said + log());
    await until('the relay serves', async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok);
    const stop = net('stop');
    assert.equal(stop.status, 0, stop.said);
    await until('the relay is gone', async () => {
      try {
        await fetch(`http://127.0.0.1:${port}/readyz`);
        return false;
      } catch {
        return true;
      }
    });
    const removed = service('remove');
    assert.equal(removed.status, 0, removed.said);
    assert.notEqual(service('remove').status, 0);
    // What it kept is there, and whole: it was not cut off.
    const [wine, ...words] = started('bin/baton-relay.exe', 'check', '--data', drive(data));
    execFileSync(wine, words, { stdio: 'ignore' });
  } finally {
    service('remove');
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what Windows starts is nothing for a person', () => {
  const { status, said } = run(started('bin/baton-relay.exe', 'service', 'run'));
  assert.notEqual(status, 0);
  assert.match(said, /baton-relay serve/);
});
