// The real parts of a story: relay, sample bot, customers in Chromium, consoles under a display.

import { spawn, execFileSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { mkdtempSync, mkdirSync, rmSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { Agent, until } from './hands.mjs';

export { Agent, until };

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A customer on the chat page. */
export class Customer {
  constructor(page) {
    this.page = page;
  }

  async says(text) {
    await this.page.locator('#composer').fill(text);
    await this.page.keyboard.press('Enter');
  }

  async asksForPerson() {
    await this.page.locator('button.person').click();
  }

  sees(text, selector = 'main') {
    return until(`the customer sees "${text}"`, async () => {
      const shown = await this.page.locator(selector).innerText();
      if (shown.includes(text)) return true;
      throw new Error(shown.slice(-400));
    });
  }

  turns() {
    return this.page.locator('.message .text').allInnerTexts();
  }
}

export class Stage {
  constructor(bin, name) {
    this.bin = bin;
    this.folder = mkdtempSync(path.join(tmpdir(), `baton-${name}-`));
    this.data = path.join(this.folder, 'relay');
    this.agents = [];
    this.port = 0;
    mkdirSync(this.data);
  }

  admin(args, input = '') {
    return execFileSync(path.join(this.bin, 'baton-relay'), [...args, '--data', this.data], { input, encoding: 'utf8' });
  }

  addMember(email, name, role = 'agent') {
    this.admin(['member', 'add', email, '--name', name, '--role', role, '--password-stdin'], 'correct horse battery');
  }

  addBot(id, name) {
    this.botKey = JSON.parse(this.admin(['bot', 'add', id, '--name', name, '--json'])).key;
  }

  async startRelay() {
    const log = openSync(path.join(this.folder, 'relay.log'), 'a');
    this.relay = spawn(path.join(this.bin, 'baton-relay'), ['serve', '--listen', `127.0.0.1:${this.port}`, '--data', this.data, ...(this.serveOptions ?? [])],
      { stdio: ['ignore', 'pipe', log] });
    const line = await new Promise((resolve, reject) => {
      createInterface({ input: this.relay.stdout }).once('line', resolve);
      this.relay.once('exit', (code) => reject(new Error(`the relay left with ${code}`)));
    });
    this.url = line.split(' ').pop();
    this.port = Number(new URL(this.url).port);
  }

  killRelay() {
    return ended(this.relay, 'SIGKILL');
  }

  stopBot() {
    return this.bot ? ended(this.bot, 'SIGTERM') : undefined;
  }

  startBot() {
    this.bot = spawn(path.join(this.bin, 'baton-samplebot'), ['--relay', this.url, '--knowledge', path.join(root, 'resources/knowledge')],
      { stdio: ['ignore', 'ignore', openSync(path.join(this.folder, 'bot.log'), 'a')], env: { ...process.env, BATON_BOT_KEY: this.botKey } });
  }

  async agent(email, name, env, locale = 'en_GB') {
    const agent = new Agent([path.join(this.bin, '../tests/consoledriver'), path.join(this.folder, name), locale], name, env);
    this.agents.push(agent);
    await agent.does({ do: 'signIn', relay: this.url, email, password: 'correct horse battery' });
    // Of another language the word for it is not known here.
    await agent.sees('the relay', (seen) => seen.page === 'console' && (seen.link === 'Connected' || locale !== 'en_GB'));
    return agent;
  }

  /** A browser of one person: their own storage, language and window. */
  async context(options = {}) {
    this.browser ??= await chromium.launch({
      executablePath: process.env.BATON_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
    });
    return this.browser.newContext({ viewport: { width: 460, height: 760 }, locale: 'en-GB', ...options });
  }

  async customer(options = {}) {
    const page = await (await this.context(options)).newPage();
    await page.goto(`${this.url}/chat/shop`);
    await page.locator('#composer').waitFor();
    return new Customer(page);
  }

  async close() {
    for (const agent of this.agents) await agent.quit();
    await this.browser?.close();
    await this.stopBot();
    if (this.relay) await this.killRelay();
    for (const log of process.exitCode || process.argv.includes('--logs') ? ['relay.log', 'bot.log'] : []) {
      console.error(`--- ${log}\n${readFileSync(path.join(this.folder, log), 'utf8').slice(-3000)}`);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function ended(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

export function argument(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
}
