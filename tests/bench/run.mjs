// usage: see ./run
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bridgeGroups } from './bridge.mjs';
import { consoleGroups } from './console.mjs';
import { escalationGroups } from './escalation.mjs';
import { fairnessGroups } from './fairness.mjs';
import { filesGroups } from './files.mjs';
import { groups } from './rows.mjs';
import { searchGroups } from './search.mjs';
import { generate, servers } from './servers.mjs';
import { tagsGroups } from './tags.mjs';
import { textGroups } from './text.mjs';
import { transcriptGroups } from './transcript.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    bin: { type: 'string' },
    quick: { type: 'boolean', default: false },
    repeat: { type: 'string' },
    out: { type: 'string' },
  },
});
if (!values.bin) {
  process.stderr.write('usage: tests/bench/run --bin DIR [--quick] [--repeat N] [--out FILE] [GROUP]...\n');
  process.exit(2);
}
const from = process.env.BATON_FROM ?? process.cwd();
values.bin = resolve(from, values.bin);
const repeat = Number(values.repeat ?? (values.quick ? 1 : 3));
const wanted = (group) => positionals.length === 0 || positionals.includes(group);
const lines = [];
const print = (line = '') => { lines.push(line); process.stdout.write(`${line}\n`); };
const note = (text) => process.stderr.write(`   ${text}\n`);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const shown = (x) => (x === undefined ? 'failed' : x >= 1000 ? Math.round(x).toLocaleString('en') : x >= 100 ? x.toFixed(0) : x >= 10 ? x.toFixed(1) : x.toFixed(2));
const ratio = (a, b) => (a === undefined || !b ? '' : `× ${shown(a / b)}`);

/** Every server in turn, `repeat` times, each time fresh. */
async function measure(row) {
  const reports = {};
  for (let round = 0; round < repeat; ++round) {
    for (const [name, start] of Object.entries(servers(values.bin))) {
      let server;
      try {
        server = await start();
        const report = await generate(values.bin, server, row.scenario, row.args(server));
        (reports[name] ??= []).push(report);
        note(`${row.name}: ${name}: ${JSON.stringify(report)}`);
        if (report.generatorShare > 0.85) note('   the generator was busy all the time: this figure is a lower bound');
        if ((report.missing ?? 0) !== 0 || (report.unexpected ?? 0) !== 0) {
          note('   NOT ALL WENT AS IT SHOULD');
          process.exitCode = 1;
        }
      } catch (error) {
        note(`${row.name}: ${name}: ${error.message}`);
        process.exitCode = 1;
      } finally {
        await server?.stop();
      }
    }
  }
  return reports;
}

function machine() {
  const version = (command, ...args) => { try { return execFileSync(command, args, { encoding: 'utf8' }).trim().split('\n')[0]; } catch { return 'unknown'; } };
  const os = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8').match(/PRETTY_NAME="(.*)"/)?.[1] : process.platform;
  const module = (name) => JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8')).version;
  print(`Machine: ${cpus()[0].model.trim()}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${os}, `
    + `kernel ${version('uname', '-r')}, Qt ${version('qmake6', '-query', 'QT_VERSION')}, Node ${process.versions.node}, `
    + `ws ${module('ws')}, socket.io ${module('socket.io')}, better-sqlite3 ${module('better-sqlite3')}, @tus/server ${module('@tus/server')}. Load before the run: `
    + `${existsSync('/proc/loadavg') ? readFileSync('/proc/loadavg', 'utf8').split(' ')[0] : 'unknown'}.`);
  print(`Medians of ${repeat}; server on one core, generator on another; figures only compare within this run.`);
}

function serverTable(row, reports) {
  const of = (name, figure) => (reports[name] ? median(reports[name].map((report) => report[figure])) : undefined);
  for (const [label, figure] of Object.entries(row.figures)) {
    const [relay, ws, io] = ['relay', 'ws', 'socket.io'].map((name) => of(name, figure));
    print(`| ${row.name} | ${label} | ${shown(relay)} | ${shown(ws)} | ${shown(io)} | ${ratio(relay, ws)} | ${ratio(relay, io)} |`);
  }
}

machine();
const rows = Object.entries(groups(values.quick)).filter(([group]) => wanted(group)).flatMap(([, list]) => list);
if (rows.length > 0) {
  print();
  print('| work | figure | baton-relay | ws | socket.io | to ws | to socket.io |');
  print('|---|---|---|---|---|---|---|');
  for (const row of rows) serverTable(row, await measure(row));
}
for (const [group, run] of Object.entries({
  ...fairnessGroups, ...consoleGroups, ...bridgeGroups, ...escalationGroups, ...searchGroups, ...textGroups, ...filesGroups, ...transcriptGroups, ...tagsGroups,
})) {
  if (wanted(group)) await run({ bin: values.bin, quick: values.quick, print, note, median, shown, repeat });
}
if (values.out) writeFileSync(resolve(from, values.out), `${lines.join('\n')}\n`);
