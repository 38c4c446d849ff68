import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hostileInputs } from '../../bench/text/inputs.mjs';
import { page } from './page.mjs';

const { parseMarkdown, parsePlain, plainText, safeAddress, saysItself, shownTarget } = await import(page('markdown.mjs'));
const read = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
const corpus = read('../../corpus/markdown.json');
const limits = read('../../../resources/markdown/limits.json');

// tests/core/markdown/tst_markdown.cpp holds the console to the same corpus.
for (const { name, markdown, blocks, plain } of corpus.markdown) {
    test(`the corpus: ${name}`, () => {
        assert.deepEqual(parseMarkdown(markdown), blocks);
        assert.equal(plainText(parseMarkdown(markdown)), plain);
    });
}
for (const { name, text, blocks } of corpus.typed) test(`as typed: ${name}`, () => assert.deepEqual(parsePlain(text), blocks));

/** What there is to draw of a text. */
function count(blocks, counts = { blocks: 0, runs: 0, cells: 0, nesting: 0 }, depth = 0) {
    counts.nesting = Math.max(counts.nesting, depth);
    for (const block of blocks) {
        ++counts.blocks;
        counts.runs += block.runs?.length ?? 0;
        if (block.blocks) count(block.blocks, counts, depth + 1);
        for (const item of block.items ?? []) {
            ++counts.blocks;
            count(item, counts, depth + 1);
        }
        for (const cell of (block.rows ?? []).flat()) {
            ++counts.cells;
            counts.runs += cell.length;
        }
    }
    return counts;
}

for (const [name, text] of hostileInputs()) {
    test(`whatever it is made of, it stays small: ${name}`, () => {
        for (const blocks of [parseMarkdown(text), parsePlain(text)])
            for (const [what, number] of Object.entries(count(blocks))) assert.ok(number <= limits[what], `${what}: ${number}`);
    });
}

test('links say where they lead', () => {
    assert.equal(shownTarget(safeAddress('https://shop.example/')), 'shop.example');
    assert.equal(shownTarget(safeAddress('mailto:help@shop.example')), 'help@shop.example');
    const long = shownTarget(safeAddress(`https://shop.example/${'a'.repeat(200)}`));
    assert.ok(long.startsWith('shop.example/aaa') && long.endsWith('…') && long.length < 60);
    // A letter that looks like another one is shown as what it is.
    assert.equal(shownTarget(safeAddress('https://аpple.example/')), 'xn--pple-43d.example');
    // Characters that turn the direction of text stay escaped.
    assert.ok(!shownTarget(safeAddress('https://shop.example/%E2%80%AEgpj')).includes('\u202e'));
});

test('a text that names another address does not speak for its link', () => {
    assert.ok(saysItself('shop.example', new URL('https://shop.example/')));
    assert.ok(!saysItself('bank.example', new URL('https://evil.example/')));
    assert.ok(!saysItself('https://bank.example@evil.example/', new URL('https://bank.example@evil.example/')));
});
