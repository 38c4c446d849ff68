// What the judges of a customer's words get right, and what a message costs.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

async function escalation({ bin, print }) {
  const program = join(bin, 'bench_escalation');
  if (!existsSync(program)) return;
  const root = resolve(process.cwd(), '../..');
  const dialogues = resolve(root, '../shared/data/bot-dialogues.jsonl');
  print();
  print(execFileSync(program, [join(root, 'resources/escalation'), ...(existsSync(dialogues) ? [dialogues] : [])], { encoding: 'utf8' }).trim());
}

export const escalationGroups = { escalation };
