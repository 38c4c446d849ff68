// The push bridge: subscribed devices under a burst of mixed events, and at a pace.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

async function bridge({ bin, quick, print, note, shown }) {
  const program = join(bin, 'bench_bridge');
  if (!existsSync(program)) return;
  const [devices, events] = quick ? ['100', '200'] : ['1000', '1000'];
  const rows = [];
  for (const [name, pace] of [['all at once', '0'], ['50 a second', '50']]) {
    const ran = spawnSync(program, [devices, events, pace], { encoding: 'utf8' });
    if (!ran.stdout) {
      note(`bridge: ${ran.error?.message ?? ran.stderr}`);
      process.exitCode = 1;
      return;
    }
    const report = JSON.parse(ran.stdout);
    note(`bridge, ${name}: ${ran.stdout.trim()}`);
    if (ran.status !== 0) {
      note(`bridge, ${name}: NOT EVERY DEVICE GOT JUST WHAT IT WANTED`);
      process.exitCode = 1;
    }
    rows.push(`| ${name} | ${report.heard.toLocaleString('en')} | ${report.wrongDevices} | ${report.alerts.toLocaleString('en')} | ${report.wrongAlerts} `
      + `| ${shown(report.p50)} | ${shown(report.p99)} | ${shown(report.recordedSeconds - report.heardSeconds)} |`);
  }
  print();
  print(`| ${Number(events).toLocaleString('en')} mixed events to ${Number(devices).toLocaleString('en')} devices | heard | devices with too much or too little `
    + '| alerts meant | alerts wrong | posted to heard, p50 (ms) | p99 (ms) | written down after (s) |');
  print('|---|---|---|---|---|---|---|---|');
  rows.forEach((row) => print(row));
}

export const bridgeGroups = { bridge };
