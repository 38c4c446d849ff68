// What the worst texts known cost in the console (read, laid out, painted) and on the page (read).
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hostileInputs } from './text/inputs.mjs';

const most = { ms: 50, height: 2000 };
const shownRows = 12;

/** The best of three, by the process's own time. */
function cost(work) {
  let best = Infinity;
  for (let round = 0; round < 3; ++round) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

async function text({ bin, print, note, shown }) {
  const program = join(bin, 'bench_console');
  const page = join(bin, '../resources/web/page/markdown.mjs');
  if (!existsSync(program) || !existsSync(page)) return;
  const { parseMarkdown, parsePlain } = await import(pathToFileURL(page).href);
  const inConsole = new Map(JSON.parse(execFileSync(program, ['text'], { encoding: 'utf8', env: { ...process.env, QT_QPA_PLATFORM: 'offscreen' } }))
    .map((row) => [row.name, row]));
  const rows = hostileInputs().map(([name, input]) => ({
    name, ms: inConsole.get(name)?.ms, height: inConsole.get(name)?.height, page: Math.max(cost(() => parseMarkdown(input)), cost(() => parsePlain(input))),
  }));
  const over = rows.filter((row) => !(row.ms < most.ms && row.page < most.ms && row.height < most.height));
  rows.sort((a, b) => Math.max(b.ms, b.page) - Math.max(a.ms, a.page));
  print();
  print(`| worst of ${rows.length} texts of 8,000 characters | console (ms) | page (ms) | height (px) |`);
  print('|---|---|---|---|');
  for (const row of rows.slice(0, shownRows)) print(`| ${row.name} | ${shown(row.ms)} | ${shown(row.page)} | ${row.height} |`);
  print();
  print(`Highest: ${Math.max(...rows.map((row) => row.height))} px. Past ${most.ms} ms or ${most.height} px: ${over.length === 0 ? 'none' : over.map((row) => row.name).join('; ')}.`);
  if (over.length > 0) note('text: NOT ALL IS WITHIN ITS BOUNDS');
}

export const textGroups = { text };
