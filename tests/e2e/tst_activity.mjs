// Workflows and auto-updates on the agents' screens and desktops: node tst_activity.mjs --bin DIR [--out DIR]

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Desktop, desktopFolder, daemon } from './desktop.mjs';
import { Stage, argument } from './stage.mjs';

const out = argument('out');
if (out) mkdirSync(out, { recursive: true });
let number = 0;

async function play(stage, desktops) {
  stage.addBot('shop', 'Shop bot');
  stage.addMember('alice@acme.example', 'Alice');
  await stage.startRelay();
  stage.admin(['workflow', 'set', 'shop', 'kpi', 'floor_seconds=1', 'factor=1']);
  const publish = async (type, data) => {
    const answer = await fetch(`${stage.url}/v1/events`, {
      method: 'POST',
      body: JSON.stringify({ specversion: '1.0', id: String(number++), source: '/activity', type: `baton.${type}`, data }),
      headers: { authorization: `Bearer ${stage.botKey}`, 'content-type': 'application/cloudevents+json' },
    });
    assert.equal(answer.status, 202, await answer.clone().text());
  };
  const step = (run, index, name, state) => publish('workflow.step', { run, step: { index, name }, state });

  desktops.Alice = await new Desktop(desktopFolder(stage, 'Alice')).start();
  const alice = await stage.agent('alice@acme.example', 'Alice', desktops.Alice.env);
  const picture = async (name) => out && alice.does({ do: 'grabScreen', file: path.join(out, `${name}.png`) });

  // A run is followed while it goes on.
  await alice.does({ do: 'key', keys: 'Ctrl+4' });
  await publish('workflow.started', { workflow: { id: 'kpi', name: 'Daily KPI digest' }, run: '7f3a', about: 'Acme' });
  await step('7f3a', 1, 'Collect metrics', 'started');
  await alice.sees('the run', (seen) => seen.runs.some((run) => run.includes('Daily KPI digest') && run.includes('Collect metrics')));
  await alice.does({ do: 'select', list: 'runs', text: 'Daily KPI digest' });
  await alice.sees('its step', (seen) => seen.steps.length === 1 && seen.steps[0].includes('running'));
  await step('7f3a', 1, 'Collect metrics', 'completed');
  await step('7f3a', 2, 'Render charts', 'started');
  await alice.sees('the next step', (seen) => seen.steps.length === 2 && seen.steps[0].includes('done') && seen.steps[1].includes('Render charts'));

  // It hangs: told on the desktop, and "Open" there leads to it.
  await alice.does({ do: 'key', keys: 'Ctrl+1' });
  await alice.does({ do: 'hide' });
  await desktops.Alice.banner();
  await picture('1-stuck');
  await desktops.Alice.pressOnlyButton();
  const opened = await alice.sees('the run that is stuck', (seen) => seen.visible && seen.steps.length === 2 && seen.steps[1].includes('running'));
  assert.ok(opened.runs[0].includes('Stuck'), opened.runs[0]);
  await step('7f3a', 2, 'Render charts', 'completed');
  await publish('workflow.finished', { run: '7f3a', status: 'success' });
  await alice.sees('that it finished', (seen) => seen.runs[0].includes('Finished') && seen.steps.every((line) => line.includes('done')));
  await picture('2-finished');

  // A bot changes itself; the entry is reviewed.
  await publish('autoupdate.recorded', { kind: 'prompt_tuned', summary: 'Greeting', cause: 'CSAT 3.1', details: { before: 'Hello.', after: 'Hello, friend.' } });
  await alice.does({ do: 'key', keys: 'Ctrl+5' });
  await alice.sees('the entry', (seen) => seen.entries.length === 1 && seen.entries[0].includes('Greeting'));
  await alice.does({ do: 'select', list: 'entries', text: 'Greeting' });
  await alice.sees('what changed', (seen) => seen.details.includes('Hello, friend.'));
  await picture('3-entry');
  await alice.does({ do: 'click', name: 'reviewEntry' });
  await alice.sees('who reviewed it', (seen) => seen.entries[0].includes('reviewed by Alice'));

  // The relay is killed and comes back: everything is there still.
  await stage.killRelay();
  await alice.sees('that the relay is gone', (seen) => seen.link !== 'Connected');
  await stage.startRelay();
  await alice.sees('the relay again', (seen) => seen.link === 'Connected' && seen.entries[0]?.includes('reviewed by Alice'));
  await publish('autoupdate.recorded', { kind: 'tool_added', summary: 'Refund API' });
  await alice.sees('the newest first', (seen) => seen.entries.length === 2 && seen.entries[0].includes('Refund API'));
}

const stage = new Stage(argument('bin'), 'activity');
const desktops = {};
let failed = 0;
try {
  if (daemon) {
    await play(stage, desktops);
    console.log('PASS   : workflows and auto-updates are followed, told and reviewed');
  } else {
    console.log('SKIP   : there is no notification daemon with buttons here; install the package xfce4-notifyd');
  }
} catch (error) {
  console.error(`FAIL!  : ${error.stack}`);
  failed = 1;
} finally {
  await stage.close();
  for (const desktop of Object.values(desktops)) desktop.stop();
}
process.exit(failed);
