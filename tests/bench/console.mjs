// The console's own figures: its list with 100,000 conversations, and its cold start.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

async function list({ bin, quick, print, shown }) {
  const program = join(bin, 'bench_console');
  if (!existsSync(program)) return;
  const rows = quick ? '20000' : '100000';
  const text = execFileSync(program, [rows], { encoding: 'utf8', env: { ...process.env, QT_QPA_PLATFORM: 'offscreen' } });
  print();
  print(`| console, ${Number(rows).toLocaleString('en')} conversations, runs, entries | median (ms) | p99 (ms) | worst (ms) |`);
  print('|---|---|---|---|');
  for (const { name, median, p99, worst } of JSON.parse(text)) print(`| ${name} | ${shown(median)} | ${shown(p99)} | ${shown(worst)} |`);
}

const visible = (display) => spawnSync('xdotool', ['search', '--onlyvisible', '--name', '.'], { env: { ...process.env, DISPLAY: display } }).stdout.length > 0;

async function display() {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [number] = await once(server.stdout, 'data');
  return { name: `:${String(number).trim()}`, stop: () => server.kill() };
}

async function startOnce(bin, home, screen) {
  const began = process.hrtime.bigint();
  const child = spawn(join(bin, 'baton'), [], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: screen, QT_QPA_PLATFORM: 'xcb', HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home, XDG_RUNTIME_DIR: home },
  });
  while (!visible(screen)) {
    if (child.exitCode !== null) throw new Error(`baton ended with ${child.exitCode} before it showed a window`);
    if (process.hrtime.bigint() - began > 20_000_000_000n) throw new Error('baton showed no window within 20 s');
  }
  const took = Number(process.hrtime.bigint() - began) / 1e6;
  const resident = Number(readFileSync(`/proc/${child.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]) / 1024;
  child.kill();
  await once(child, 'exit');
  return { took, resident };
}

/** From an escalation posted to its banner on the desktop: real relay, real console, a session bus of its own. */
async function banner({ bin, quick, print, note, shown }) {
  const program = join(bin, 'bench_banner');
  if (!existsSync(program)) return;
  const bus = fileURLToPath(new URL('../session-bus.conf', import.meta.url));
  const ran = spawnSync('dbus-run-session', [`--config-file=${bus}`, '--', program, quick ? '100' : '500'], {
    encoding: 'utf8', env: { ...process.env, QT_QPA_PLATFORM: 'offscreen' },
  });
  if (ran.status !== 0) {
    note(`banner: ${ran.error?.message ?? ran.stderr}`);
    process.exitCode = 1;
    return;
  }
  const { median, p99, worst } = JSON.parse(ran.stdout);
  print();
  print(`Escalation posted to banner at the desktop: median ${shown(median)} ms, p99 ${shown(p99)} ms, worst ${shown(worst)} ms.`);
}

async function start({ bin, quick, print, note, median, shown }) {
  if (!existsSync(join(bin, 'baton'))) return;
  if (spawnSync('which', ['Xvfb']).status !== 0 || spawnSync('which', ['xdotool']).status !== 0) {
    note('cold start: Xvfb and xdotool are needed');
    return;
  }
  const screen = await display();
  const home = mkdtempSync(join(tmpdir(), 'baton-start-'));
  try {
    const runs = [];
    for (let i = 0; i < (quick ? 4 : 11); ++i) runs.push(await startOnce(bin, home, screen.name));
    const warm = runs.slice(1);
    print();
    print(`Console start, caches warm, to its first visible window: median ${shown(median(warm.map((run) => run.took)))} ms, `
      + `worst ${shown(Math.max(...warm.map((run) => run.took)))} ms of ${warm.length}; memory then ${shown(median(warm.map((run) => run.resident)))} MB.`);
  } finally {
    screen.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

export const consoleGroups = { console: list, start, banner };
