// A sound server of a test's own, with a loudspeaker that nobody hears and an ear at it.

import { spawn, execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from './stage.mjs';

const rate = 44100;

/** Whether there is PulseAudio to be started here. */
export const hasPulse = ['pulseaudio', 'parec', 'pactl'].every((program) => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

export class Hearing {
  constructor(folder) {
    this.folder = folder;
    this.children = [];
    this.bytes = [];
    this.size = 0;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** @p env is what its programs run in; the sound server's address is added to it. */
  async start(env = process.env) {
    const socket = path.join(this.folder, 'native');
    const script = path.join(this.folder, 'pulse.pa');
    writeFileSync(script, [`load-module module-native-protocol-unix socket=${socket} auth-anonymous=1`,
      `load-module module-null-sink sink_name=loudspeaker format=s16le rate=${rate} channels=1`].join('\n'));
    this.env = { ...env, PULSE_SERVER: `unix:${socket}`, PULSE_RUNTIME_PATH: this.folder, PULSE_STATE_PATH: this.folder, HOME: this.folder };
    this.run('pulseaudio', ['-n', '-F', script, '--daemonize=no', '--use-pid-file=no', '--exit-idle-time=-1', '--realtime=no', '--high-priority=no']);
    await until('the sound server', () => this.sinks().includes('loudspeaker'));
    const ear = this.run('parec', ['--device=loudspeaker.monitor', '--format=s16le', `--rate=${rate}`, '--channels=1', '--latency-msec=20']);
    ear.stdout.on('data', (chunk) => {
      this.bytes.push(chunk);
      this.size += chunk.length;
    });
    await until('the ear', () => this.size > 0);
    return this;
  }

  sinks() {
    return execFileSync('pactl', ['list', 'short', 'sinks'], { env: this.env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  }

  run(program, args) {
    const child = spawn(program, args, { env: this.env, stdio: ['ignore', 'pipe', 'ignore'] });
    this.children.push(child);
    return child;
  }

  /** What is heard while @p act goes on, and for @p seconds after it, as loudness a hundredth of a second. */
  async listen(seconds, act) {
    const from = this.size;
    await act();
    const enough = this.size + seconds * rate * 2;
    await until('what was heard', () => this.size >= enough);
    const all = Buffer.concat(this.bytes);
    this.bytes = [all];
    const samples = [];
    for (let i = from - from % 2; i + 1 < all.length; i += 2) samples.push(Math.abs(all.readInt16LE(i)));
    const loudness = [];
    for (let i = 0; i < samples.length; i += rate / 100) loudness.push(Math.max(...samples.slice(i, i + rate / 100)));
    return new Heard(loudness);
  }

  stop() {
    for (const child of this.children.reverse()) child.kill('SIGKILL');
  }
}

export class Heard {
  constructor(loudness) {
    this.loudness = loudness;
  }

  get peak() {
    return Math.max(...this.loudness);
  }

  /** How many sounds, with half a second of silence between them. */
  get sounds() {
    let count = 0;
    let quiet = Infinity;
    for (const one of this.loudness) {
      if (one > 30 && quiet >= 50) count += 1;
      quiet = one > 30 ? 0 : quiet + 1;
    }
    return count;
  }

  /** From the first thing heard to the last, in seconds. */
  get seconds() {
    const audible = this.loudness.map((one) => one > 30);
    return audible.includes(true) ? (audible.lastIndexOf(true) - audible.indexOf(true) + 1) / 100 : 0;
  }
}
