// Hands for a real console, and patience: what needs no browser.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const patienceMs = 20000;

/** Asks again until it holds, and says what it saw last when it never does. */
export async function until(what, ask, ms = patienceMs) {
  const end = Date.now() + ms;
  let last;
  for (;;) {
    try {
      last = await ask();
      if (last) return last;
    } catch (error) {
      last = error.message;
    }
    if (Date.now() > end) throw new Error(`never: ${what} (last: ${JSON.stringify(last)})`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** A console with hands; see tests/ui/driver. */
export class Agent {
  constructor([program, ...words], name, env = process.env) {
    this.name = name;
    this.process = spawn(program, words, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...env, QT_SCALE_FACTOR: env.BATON_SCALE ?? '1' } });
    this.process.stdin.on('error', () => {});
    this.answers = [];
    createInterface({ input: this.process.stdout }).on('line', (line) => this.answers.shift()?.(JSON.parse(line)));
  }

  ask(command) {
    return new Promise((resolve, reject) => {
      if (this.process.exitCode !== null || this.process.signalCode !== null) {
        reject(new Error(`${this.name}'s console is gone: ${this.process.signalCode ?? this.process.exitCode}`));
        return;
      }
      const late = setTimeout(() => reject(new Error(`${this.name}'s console does not answer`)), 10000);
      this.answers.push((answer) => {
        clearTimeout(late);
        resolve(answer);
      });
      this.process.stdin.write(`${JSON.stringify(command)}\n`);
    });
  }

  async does(command) {
    return until(`${this.name}: ${JSON.stringify(command)}`, async () => {
      const answer = await this.ask(command);
      if (!answer.ok) throw new Error(answer.why);
      return answer;
    });
  }

  sees(what, check) {
    return until(`${this.name} sees ${what}`, async () => {
      const seen = await this.ask({ do: 'look' });
      if (check(seen)) return seen;
      throw new Error(JSON.stringify({ ...seen, turns: seen.turns?.slice(-4) }));
    });
  }

  quit() {
    this.process.stdin.end();
    if (this.process.exitCode !== null || this.process.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => this.process.once('exit', resolve));
  }
}
