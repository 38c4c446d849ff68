// What a stranger meets first, held to the tree: node tests/project/tst_project.mjs
//
// Links lead somewhere, the README is short, each workflow calls what exists and says what it was not tried on, the files by which tools
// know the project are there, and every file has a licence.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const read = (file) => readFileSync(path.join(root, file), 'utf8');
const has = (file) => existsSync(path.join(root, file));

const skipped = new Set(['build', 'node_modules', '.git', '.cache', '__pycache__']);
function files(folder = '') {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (skipped.has(entry.name)) return [];
    return entry.isDirectory() ? files(file) : entry.isFile() ? [file] : [];
  });
}

const all = files();
const pages = all.filter((file) => file.endsWith('.md') && !file.startsWith('resources/knowledge/'));
const workflows = all.filter((file) => /^\.github\/workflows\/.*\.yml$/.test(file));

function anchorsOf(markdown) {
  return markdown.split('\n').filter((line) => line.startsWith('#'))
    .map((line) => line.replace(/^#+ /, '').toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));
}

/** What a page says, without its code. */
const words = (markdown) => markdown.replace(/^```[\s\S]*?^```$/gm, '').replace(/^ {4}.*$/gm, '').replace(/`[^`\n]*`/g, '');

test('links lead somewhere', () => {
  const dangling = pages.flatMap((page) => [...words(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link)
    .filter((link) => !/^[a-z+]+:/.test(link))
    .filter((link) => {
      const [file, anchor] = link.split('#');
      const target = file ? path.posix.join(path.posix.dirname(page), file) : page;
      return !has(target) || (anchor && !anchorsOf(read(target)).includes(anchor));
    }).map((link) => `${page}: ${link}`));
  assert.deepEqual(dangling, []);
});

test('files that pages name in code are there', () => {
  const named = /`((?:app|core|ui|tests|docs|resources|packaging|dev\.d|cmake|\.github)\/[\w./-]*[\w-])`/g;
  const lost = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...pages.filter((page) => page.startsWith('docs/'))]
    .flatMap((page) => [...read(page).matchAll(named)].filter(([, file]) => !has(file) && !has(`${file}.h`)).map(([, file]) => `${page}: ${file}`));
  assert.deepEqual(lost, []);
});

test('the README is short, and has the two commands and one small picture', () => {
  const readme = read('README.md');
  const lines = readme.trimEnd().split('\n');
  assert.ok(lines.length < 60, `${lines.length} lines`);
  assert.deepEqual(lines.filter((line) => [...line].length > 160), []);
  for (const command of ['./dev run', './dev test']) assert.ok(lines.some((line) => line.trim().startsWith(command)), command);
  const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file]) => file);
  assert.equal(pictures.length, 1);
  assert.ok(statSync(path.join(root, pictures[0])).size < 150_000);
});

test('pages name commands that ./dev has', () => {
  const commands = new Set([...read('dev').matchAll(/^ {2}([a-z]+) {2,}|^ {2}(sanitize|coverage) /gm)].map(([, one, other]) => one ?? other));
  assert.ok(commands.has('test') && commands.has('run'));
  const called = /(?:`|run: |^ {4})\.\/dev ([a-z]+)/gm;
  const unknown = [...pages, ...workflows].flatMap((file) => [...read(file).matchAll(called)].map(([, command]) => command)
    .filter((command) => !commands.has(command)).map((command) => `${file}: ./dev ${command}`));
  assert.deepEqual(unknown, []);
});

/** Of a workflow written as ours are, two spaces a level: its keys with their lines, and each job's body. */
function jobsOf(text) {
  const body = text.slice(text.indexOf('\njobs:\n') + '\njobs:\n'.length);
  return body.split(/^ {2}(?=[a-z][\w-]*:$)/m).slice(1).map((job) => ({ name: job.slice(0, job.indexOf(':')), body: job }));
}

test('workflows are bounded, ask for no rights, and say what they were not tried on', () => {
  assert.ok(workflows.length >= 5);
  for (const file of workflows) {
    const text = read(file);
    assert.match(text, /^#.*(not tried|never|was only checked)/im, `${file} says what it was not tried on`);
    assert.match(text, /^permissions:\n {2}contents: read$/m, file);
    assert.doesNotMatch(text, /\t/, file);
    for (const key of ['name', 'on', 'jobs']) assert.match(text, new RegExp(`^${key}:`, 'm'), `${file}: ${key}`);
    const jobs = jobsOf(text);
    assert.ok(jobs.length, file);
    for (const { name, body } of jobs) {
      for (const key of ['runs-on', 'timeout-minutes', 'steps']) assert.match(body, new RegExp(`^ {4}${key}:`, 'm'), `${file}, ${name}: ${key}`);
      const used = [...body.matchAll(/\$\{\{ matrix\.([\w-]+)/g)].map(([, key]) => key);
      for (const key of used) assert.match(body, new RegExp(`^ {8,}(?:- )?${key}:`, 'm'), `${file}, ${name}: matrix.${key}`);
      for (const [, action] of body.matchAll(/uses: (\S+)/g)) assert.match(action, /^[\w-]+\/[\w-]+@v\d/, `${file}: ${action}`);
    }
  }
});

test('together the workflows cover what is promised', () => {
  const text = workflows.map(read).join('\n');
  for (const needed of ['image: debian:12', 'ubuntu-24.04', 'image: fedora:latest', 'newest Qt', 'macos-', 'windows-', './dev lint', 'asan-ubsan', 'tsan', './dev fuzz',
    'pre-commit run']) {
    assert.ok(text.includes(needed), needed);
  }
  const presets = JSON.parse(read('CMakePresets.json')).configurePresets.map(({ name }) => name);
  for (const preset of ['asan-ubsan', 'tsan']) assert.ok(presets.includes(preset), preset);
});

test('updates are asked for where there are lock files', () => {
  const asked = read('.github/dependabot.yml').match(/directories: \[([^\]]*)\]/)[1].split(', ').map((folder) => folder.slice(1)).sort();
  const locked = all.filter((file) => file.endsWith('package-lock.json')).map((file) => path.posix.dirname(file)).sort();
  assert.deepEqual(asked, locked);
});

test('every source says whose it is and under which licence', () => {
  const sources = all.filter((file) => /^(app|core|ui|tests)\/.*\.(cpp|h)$/.test(file));
  const head = /^(\/\/ SPDX-FileCopyrightText: .+\n)+\/\/ SPDX-License-Identifier: .+\n\n/;
  assert.ok(sources.length > 900);
  assert.deepEqual(sources.filter((file) => !head.test(read(file))), []);
});

test('who comes finds the way in', () => {
  for (const file of ['SECURITY.md', 'CONTRIBUTING.md', '.editorconfig', '.gitattributes', '.pre-commit-config.yaml', '.github/pull_request_template.md',
    '.github/ISSUE_TEMPLATE/fault.yml', '.github/ISSUE_TEMPLATE/wish.yml']) assert.ok(has(file), file);
  const decisions = readdirSync(path.join(root, 'docs/decisions')).filter((file) => /^\d{4}-/.test(file)).sort();
  decisions.forEach((file, i) => {
    assert.equal(Number(file.slice(0, 4)), i + 1, `${file}: numbers without gaps`);
    const text = read(`docs/decisions/${file}`);
    for (const part of ['Context', 'Decision', 'Measured', 'Rejected', 'What follows']) assert.match(text, new RegExp(`^## ${part}$`, 'm'), `${file}: ${part}`);
    assert.ok(read('docs/decisions/README.md').includes(file), `${file} is not in the list`);
  });
  assert.ok(decisions.length >= 7);
});

test('every file is under a licence whose text is there', () => {
  const annotations = read('REUSE.toml').split('[[annotations]]').slice(1);
  assert.ok(annotations.some((one) => /path = "\*\*"/.test(one)), 'whatever says nothing of itself');
  const licencesIn = (expression) => expression.split(/ (?:AND|OR) |[()]/).filter(Boolean);
  const named = new Set(annotations.flatMap((one) => licencesIn(one.match(/SPDX-License-Identifier = "([^"]+)"/)[1])));
  const sources = all.filter((file) => /\.(cpp|h|mm|js|mjs|py|sh|cmake|sql|css|html|yml|yaml)$/.test(file));
  for (const file of sources) {
    // In two halves, or this file would claim a licence of that name.
    for (const [, licence] of read(file).matchAll(new RegExp('^\\W*SPDX-License-' + 'Identifier: ([\\w.-]+)', 'gm'))) named.add(licence);
  }
  const texts = readdirSync(path.join(root, 'LICENSES')).map((file) => file.replace(/\.txt$/, ''));
  assert.deepEqual([...named].sort(), texts.sort());
  assert.equal(read('LICENSES/Apache-2.0.txt'), read('LICENSE'));
  // What others have given is named where the packages name it, too.
  const others = annotations.flatMap((one) => one.match(/SPDX-FileCopyrightText = (.*)/)[1].match(/"[^"]+"/g))
    .map((holder) => holder.replaceAll('"', '').replace(/^\d{4} /, ''));
  for (const holder of others) assert.ok(read('packaging/linux/copyright').includes(holder), `packaging/linux/copyright: ${holder}`);
});
