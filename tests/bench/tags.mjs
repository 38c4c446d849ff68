// Lists of a tag's conversations, asked over the wire of a relay that has 100,000 of them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { timed } from './figures.mjs';
import { Agent, startRelay } from './servers.mjs';

const asked = 300;
/** The reading thread's part is held to 10 ms by `search`; this is the whole way. */
const most = 20;

const shares = { none: 'no conversation', rare: 'one in a thousand', 'topic 7': 'one in fifty', common: 'half of them' };

async function tags({ bin, quick, print, note, shown }) {
  const program = join(bin, 'bench_search');
  if (!existsSync(program)) return;
  const count = quick ? 10_000 : 100_000;
  const server = await startRelay(bin, {
    fill: (data) => {
      const ran = spawnSync(program, ['fill', join(data, 'baton.db'), String(count)], { encoding: 'utf8' });
      if (ran.status !== 0) throw new Error(`bench_search: ${ran.error?.message ?? ran.stderr}`);
    },
  });
  try {
    const agent = await Agent.connect(server.base, server.token);
    await agent.call('session.hello', {});
    print();
    print(`| conversations.list of ${count.toLocaleString('en')} conversations, by tag | of view | items on the page | p50 (ms) | p99 (ms) |`);
    print('|---|---|---|---|---|');
    for (const [tag, share] of Object.entries(shares)) {
      for (const view of ['all', 'waiting']) {
        let page;
        const ask = async () => { page = await agent.call('conversations.list', { view, tag, limit: 100 }); };
        await ask(); // the first one reads from the disk
        const { p50, p99 } = await timed(asked, ask);
        print(`| ${share} | ${view} | ${page.items.length} | ${shown(p50)} | ${shown(p99)} |`);
        const isRight = page.items.every((item) => item.tags.some((one) => one.toLowerCase() === tag));
        if (!isRight || (page.items.length === 0) !== (tag === 'none')) {
          note(`tags: "${tag}", ${view}: NOT WHAT HAS THIS TAG`);
          process.exitCode = 1;
        }
        if (p99 >= most) note(`tags: "${tag}", ${view}: past ${most} ms`);
      }
    }
    agent.close();
  } finally {
    await server.stop();
  }
}

export const tagsGroups = { tags };
