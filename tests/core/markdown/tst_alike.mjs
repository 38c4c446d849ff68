// The console and the customer's page read one Markdown: 10,000 texts made of what means something in it, and the worst texts
// known, become the same blocks in both.
//   node tst_alike.mjs PROGRAM [SEED [COUNT [PIECES]]]      (PROGRAM: markdowntold)

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { hostileInputs } from '../../bench/text/inputs.mjs';
import { page } from '../../e2e/unit/page.mjs';

const { parseMarkdown } = await import(page('markdown.mjs'));
const [program, seed = '1', count = '10000', pieces = '40'] = process.argv.slice(2);

const parts = ['*', '*', '**', '***', '_', '__', '~', '~~', '~~~', '`', '``', '```', '\n', '\n', '\n', '\n\n', '\r\n', ' ', '  ', '    ', '\t',
    '- ', '* ', '+ ', '1. ', '2) ', '10. ', '-', '+', '=', '0', '> ', '>', '#', '# ', '## ', '---', '***', '===', '|', '|', '|-|', '|---|---|\n', '|a|b|\n|-|-|\n',
    '| a | b |\n', ':-', '-:', '\\|', '[', ']', '(', ')', '![', '](', '<', '>', '\\', '\\\n', '\\ ', '&amp;', '&#65;', '&#0;', '&x;', '&', '[x] ', '[ ] ',
    '[a](https://b.example)', '![a](https://b.example/c.png)', '[a](<https://b.example/d e> "t")', '[a]()', '(https://f.example/g_(h))', '<https://c.example>',
    '<a@b.example>', 'https://d.example/e', 'http://', 'mailto:a@b.c', 'javascript:x', '[a]: https://b.example\n', ']:', ':', '!', '"', '\'', '(', '.', ',', ';', '<b>', '</b>', '<!--',
    'a', 'b', 'word', 'é', 'e\u0301', '漢', 'ש', '😀', '👨‍👩‍👧', '\u00a0', '\u2028', '\u3000', '€', '“', '。', '$', '{', '}', '@', '%'];

/** Numbers that are the same on every machine. */
function* numbers(from) {
    for (let state = from >>> 0;;) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        yield state / 0x100000000;
    }
}

function randomTexts() {
    const random = numbers(Number(seed));
    const below = (most) => Math.floor(random.next().value * most);
    return Array.from({ length: Number(count) }, () =>
        Array.from({ length: 1 + below(Number(pieces)) }, () => parts[below(parts.length)]).join(''));
}

/** What @p texts become in the console. */
function told(texts) {
    const ran = spawnSync(program, { input: JSON.stringify(texts), maxBuffer: 1 << 30 });
    assert.equal(ran.status, 0, String(ran.stderr));
    return JSON.parse(ran.stdout);
}

function areAlike(texts) {
    told(texts).forEach((blocks, at) => assert.deepEqual(parseMarkdown(texts[at]), blocks, JSON.stringify(texts[at]).slice(0, 400)));
}

test('texts of signs that mean something', () => areAlike(randomTexts()));
test('the worst texts known', () => areAlike(hostileInputs().map(([, text]) => text)));
