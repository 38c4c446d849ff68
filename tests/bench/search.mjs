// Searches and lists in a database of a million messages: what one of them costs the thread that reads, by view and by what the member may see.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const most = { search: 50, list: 10 };
const shownRows = 12;

async function search({ bin, quick, print, note, shown }) {
  const program = join(bin, 'bench_search');
  if (!existsSync(program)) return;
  const messages = quick ? 50_000 : 1_000_000;
  const folder = mkdtempSync(join(tmpdir(), 'baton-search-'));
  try {
    const ran = spawnSync(program, [join(folder, 'baton.db'), String(messages)], { encoding: 'utf8', maxBuffer: 1 << 26 });
    if (ran.status !== 0) {
      note(`search: ${ran.error?.message ?? ran.stderr}`);
      process.exitCode = 1;
      return;
    }
    const rows = JSON.parse(ran.stdout).sort((a, b) => b.p99 - a.p99);
    for (const kind of ['search', 'list']) {
      const some = rows.filter((row) => row.search === (kind === 'search'));
      const over = some.filter((row) => row.p99 >= most[kind]);
      print();
      print(`| slowest of ${some.length} kinds of ${kind} over ${messages.toLocaleString('en')} messages, 1,000 waiting | p50 (ms) | p99 (ms) |`);
      print('|---|---|---|');
      for (const row of some.slice(0, shownRows)) print(`| ${row.name} | ${shown(row.p50)} | ${shown(row.p99)} |`);
      print();
      print(`Past ${most[kind]} ms: ${over.length === 0 ? 'none' : over.map((row) => row.name).join('; ')}.`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const searchGroups = { search };
