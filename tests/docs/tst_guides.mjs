// Every command of a guide, as somebody who reads it would type it: node tst_guides.mjs --bin build/dev/bin docs/guides/bots.md ...
//
// A guide is one shell session in a folder of its own. ```sh is run; ```text below it is what it must say, line by line, with … for what
// differs; a block that names a file (```js receiver.mjs) becomes that file; <!-- before ... --> is run too, and shown to nobody.

import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const patienceMs = 90000;
const mark = '== end of block';

/** @returns {{kind: 'sh' | 'before' | 'file' | 'text', body: string, name?: string, line: number}[]} */
export function blocksOf(markdown) {
  const pattern = /^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$|^<!-- before\n([\s\S]*?)^-->$/gm;
  return [...markdown.matchAll(pattern)].map((found) => {
    const line = markdown.slice(0, found.index).split('\n').length;
    const [, language, name, body, before] = found;
    if (before !== undefined) return { kind: 'before', body: before, line };
    if (name) return { kind: 'file', name, body, line };
    if (language === 'sh' || language === 'text') return { kind: language, body, line };
    throw new Error(`line ${line}: a block of ${language} is neither run nor a file`);
  });
}

/** The first line that is not said, in this order; undefined when all are. */
export function missingLine(expected, said) {
  let rest = said;
  for (const line of expected.split('\n').filter((text) => text.trim())) {
    const pattern = line.trim().split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
    const found = new RegExp(pattern).exec(rest);
    if (!found) return line;
    rest = rest.slice(found.index + found[0].length);
  }
  return undefined;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** What stands in for a desktop and for systemd. The console is the real one; it has to stay, and is closed then. */
function standIns(folder, bin) {
  const put = (name, text) => {
    writeFileSync(path.join(folder, name), `#!/bin/bash\n${text}\n`);
    chmodSync(path.join(folder, name), 0o755);
  };
  put('sudo', 'exec "$@"');
  put('baton-relay-admin', 'exec baton-relay "$@"');
  put('systemctl', `
data=$HOME/.local/share/baton-relay
pid=$(head -n 1 "$data/relay.lock" 2>/dev/null)
case $1 in
  reload) kill -HUP "$pid" ;;
  stop) kill -TERM "$pid"; while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done ;;
  start)
    rm -f ready.txt
    baton-relay serve --config "$HOME/relay.toml" > ready.txt 2>> relay.log &
    while [ ! -s ready.txt ]; do kill -0 $! || exit 1; sleep 0.05; done ;;
  *) exit 1 ;;
esac`);
  put('baton', `
case " $* " in *" --version "* | *" --help "*) exec ${bin}/baton "$@" ;; esac
QT_QPA_PLATFORM=offscreen timeout 2 ${bin}/baton "$@"
[ $? -eq 124 ] || { echo "the console did not stay" >&2; exit 1; }`);
}

async function scriptOf(blocks, places) {
  const ports = { 7420: await freePort(), 8099: await freePort() };
  const here = (text) => text.replaceAll('https://chat.example.org', 'http://127.0.0.1:7420')
    .replace(/\b(7420|8099)\b/g, (port) => ports[port]);
  for (const file of blocks.filter(({ kind }) => kind === 'file')) writeFileSync(path.join(places.work, file.name), here(file.body));
  return blocks.filter(({ kind }) => kind === 'sh' || kind === 'before')
    .map(({ body, line }) => `${here(body)}\necho; echo "${mark} ${line}"\n`).join('');
}

function play(script, places, bin) {
  return new Promise((resolve) => {
    const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], {
      cwd: places.work, detached: true, stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOME: places.work, XDG_DATA_HOME: path.join(places.work, '.local/share'), XDG_CONFIG_HOME: path.join(places.work, '.config'),
        XDG_CACHE_HOME: path.join(places.work, '.cache'), PATH: `${places.standIns}:${bin}:${process.env.PATH}`, no_proxy: '127.0.0.1' },
    });
    let said = '';
    let complained = '';
    shell.stdout.on('data', (text) => { said += text; });
    shell.stderr.on('data', (text) => { complained += text; });
    const end = () => {
      try {
        process.kill(-shell.pid, 'SIGKILL');
      } catch { /* all of it has ended */ }
    };
    const late = setTimeout(end, patienceMs);
    shell.on('exit', (code) => {
      clearTimeout(late);
      end();
      resolve({ code, said, complained });
    });
  });
}

async function failureOf(guide, bin) {
  const blocks = blocksOf(readFileSync(guide, 'utf8'));
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-guide-'));
  const places = { work: path.join(folder, 'home'), standIns: path.join(folder, 'bin') };
  try {
    for (const place of Object.values(places)) mkdirSync(place);
    standIns(places.standIns, bin);
    const { code, said, complained } = await play(await scriptOf(blocks, places), places, bin);
    const answers = new Map();
    let rest = said;
    for (const { kind, line } of blocks) {
      if (kind !== 'sh' && kind !== 'before') continue;
      const at = rest.indexOf(`${mark} ${line}\n`);
      if (at < 0) return `line ${line}: the command failed (${code})\n${rest}\n${complained}`;
      answers.set(line, rest.slice(0, at));
      rest = rest.slice(at + `${mark} ${line}\n`.length);
    }
    for (const [i, { kind, body, line }] of blocks.entries()) {
      if (kind !== 'text') continue;
      const answer = answers.get(blocks[i - 1]?.line);
      if (answer === undefined) return `line ${line}: what says this?`;
      const missing = missingLine(body, answer);
      if (missing) return `line ${line}: nothing says "${missing}", but\n${answer}`;
    }
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const bin = path.resolve(process.argv[process.argv.indexOf('--bin') + 1]);
  for (const guide of process.argv.filter((argument) => argument.endsWith('.md'))) {
    const began = Date.now();
    const failure = await failureOf(guide, bin);
    console.log(`${failure ? 'FAIL' : 'ok'}  ${guide}  ${((Date.now() - began) / 1000).toFixed(1)} s`);
    if (!failure) continue;
    console.log(failure);
    process.exitCode = 1;
  }
}
