// A hundred files at once by tus: how fast they come in, and what they cost in memory and time, beside npm's tus server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { forgetMost, resident, spent } from './figures.mjs';
import { pin, startRelay, startTus } from './servers.mjs';

const atOnce = 100;
const megabyte = 1024 * 1024;
/** What a hundred uploads may add to the relay's resident memory, whatever their size. */
const mostGrowth = 64;

async function send(server, count, bytes) {
  const [program, ...args] = [...pin(1), process.execPath, 'files/uploads.mjs', server.files, String(count), String(bytes), server.authorization];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => { text += chunk; });
  await once(child, 'close');
  if (!text) throw new Error('the uploads did not arrive');
  return JSON.parse(text).seconds;
}

async function measure(server, bytes) {
  // What is there once something was taken in is no growth of many at once.
  await send(server, 2, megabyte);
  forgetMost(server.pid);
  const [before, timeBefore] = [resident(server.pid), spent(server.pid)];
  const seconds = await send(server, atOnce, bytes);
  const megabytes = atOnce * bytes / megabyte;
  return { rate: megabytes / seconds, growth: resident(server.pid, 'VmHWM') - before, cpu: (spent(server.pid) - timeBefore) / megabytes };
}

async function files({ bin, quick, print, note, median, shown, repeat }) {
  if (process.platform !== 'linux') return;
  const sizes = quick ? [0.25, 2] : [1, 16];
  print();
  print(`| ${atOnce} files at once | figure | baton-relay | @tus/server | relay to peer |`);
  print('|---|---|---|---|---|');
  for (const size of sizes) {
    const runs = { relay: [], peer: [] };
    for (let round = 0; round < repeat; ++round) {
      for (const [name, start] of [['relay', () => startRelay(bin)], ['peer', () => startTus(bin)]]) {
        const server = await start();
        try {
          const run = await measure(server, size * megabyte);
          runs[name].push(run);
          note(`files of ${size} MB, ${name}: ${JSON.stringify(run)}`);
        } finally {
          await server.stop();
        }
      }
    }
    for (const [label, figure] of [['MB/s', 'rate'], ['resident memory grows by, at most (MB)', 'growth'], ['CPU a MB (ms)', 'cpu']]) {
      const [ours, theirs] = [runs.relay, runs.peer].map((list) => median(list.map((run) => run[figure])));
      print(`| of ${size} MB | ${label} | ${shown(ours)} | ${shown(theirs)} | × ${shown(ours / theirs)} |`);
    }
    if (runs.relay.some((run) => run.growth >= mostGrowth)) {
      note(`files of ${size} MB: THE RELAY GREW BY ${mostGrowth} MB OR MORE`);
      process.exitCode = 1;
    }
  }
}

export const filesGroups = { files };
