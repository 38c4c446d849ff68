// What the judges of a customer's words get right, and what a message costs.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

async function escalation({ bin, print }) {
  const program = join(bin, 'bench_escalation');
  if (!existsSync(program)) return;
  const root = resolve(process.cwd(), '../..');
  const data = Object.entries({ '--utterances': 'support-intents-train.csv', '--dialogues': 'bot-dialogues.jsonl' })
    .map(([option, name]) => [option, resolve(root, '../shared/data', name)])
    .filter(([, file]) => existsSync(file));
  print();
  print(execFileSync(program, [join(root, 'resources/escalation'), ...data.flat()], { encoding: 'utf8' }).trim());
}

export const escalationGroups = { escalation };
