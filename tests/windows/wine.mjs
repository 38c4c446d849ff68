// The programs for Windows, run by Wine: what the tests of this folder share. `./dev windows test` brings Wine, its prefix and a display.

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const build = path.join(root, 'build/windows');
export const pictures = path.join(build, 'pictures');
export const password = 'correct horse battery';

/** Wine's name for a file of this system. */
export const drive = (file) => `Z:${file}`;

const program = (name) => path.join(build, name);
/** What starts a program of the build, such as bin/baton-relay.exe. */
export const started = (name, ...words) => [process.env.BATON_WINE, program(name), ...words];

export class WindowsRelay {
  constructor(name) {
    this.folder = mkdtempSync(path.join(tmpdir(), `baton-windows-${name}-`));
    this.data = path.join(this.folder, 'relay');
    this.port = 0;
    mkdirSync(this.data);
  }

  admin(args, input = '') {
    const [wine, ...words] = started('bin/baton-relay.exe', ...args, '--data', drive(this.data));
    return execFileSync(wine, words, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
  }

  addMember(email, name) {
    this.admin(['member', 'add', email, '--name', name, '--role', 'agent', '--password-stdin'], password);
  }

  addBot(id, name) {
    this.botKey = JSON.parse(this.admin(['bot', 'add', id, '--name', name, '--json'])).key;
  }

  async start() {
    const [wine, ...words] = started('bin/baton-relay.exe', 'serve', '--listen', `127.0.0.1:${this.port}`, '--data', drive(this.data));
    this.process = spawn(wine, words, { stdio: ['ignore', 'pipe', openSync(path.join(this.folder, 'relay.log'), 'a')] });
    const line = await new Promise((resolve, reject) => {
      createInterface({ input: this.process.stdout }).once('line', resolve);
      this.process.once('exit', (code, signal) => reject(new Error(`the relay left with ${signal ?? code}: ${this.log()}`)));
    });
    this.url = line.trim().split(' ').pop();
    this.port = Number(new URL(this.url).port);
  }

  /** Events of the bot, as its program would send them. */
  async tell(...events) {
    const batch = events.map(([type, subject, data], i) => ({
      specversion: '1.0', id: `${Date.now()}-${i}`, source: '/shop', subject, type: `baton.${type}`, data,
    }));
    const answer = await fetch(`${this.url}/v1/events`, {
      method: 'POST', body: JSON.stringify(batch),
      headers: { Authorization: `Bearer ${this.botKey}`, 'Content-Type': 'application/cloudevents-batch+json' },
    });
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  }

  log() {
    return readFileSync(path.join(this.folder, 'relay.log'), 'utf8');
  }

  /** Asked to end by a signal, which Wine hands on: SIGINT is Ctrl+C. What it ended with. */
  end(signal = 'SIGINT') {
    if (!this.process || this.process.exitCode !== null || this.process.signalCode !== null) return this.process?.exitCode;
    const gone = new Promise((resolve) => this.process.once('exit', (code, by) => resolve(by ?? code)));
    this.process.kill(signal);
    return gone;
  }

  async close() {
    await this.end('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
