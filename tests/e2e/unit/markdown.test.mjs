import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBlocks } from '../../../resources/web/src/markdown/blocks.js';
import { parseInline } from '../../../resources/web/src/markdown/inline.js';
import { safeAddress, saysItself, shownTarget } from '../../../resources/web/src/markdown/links.js';

/** The tree as short text: *bold* is strong(bold). */
function told(nodes) {
    return nodes.map((node) => {
        if (node.type === 'text') return node.text;
        if (node.type === 'break') return '|';
        if (node.type === 'code') return `code(${node.text})`;
        if (node.type === 'link') return `link(${node.url.href},${told(node.children)})`;
        return `${node.type}(${told(node.children)})`;
    }).join('');
}

const lines = [
    ['plain text', 'plain text'],
    ['**bold** and *slanted*', 'strong(bold) and emphasis(slanted)'],
    ['__bold__ and _slanted_', 'strong(bold) and emphasis(slanted)'],
    ['**bold with *slanted* inside**', 'strong(bold with emphasis(slanted) inside)'],
    ['snake_case_name stays', 'snake_case_name stays'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['a ** b ** c', 'a ** b ** c'],
    ['**never closed', '**never closed'],
    ['`<b>` is code', 'code(<b>) is code'],
    ['``a ` b``', 'code(a ` b)'],
    ['`never closed', '`never closed'],
    ['one\ntwo', 'one|two'],
    ['\\*not slanted\\*', '*not slanted*'],
    ['[shop](https://shop.example/a)', 'link(https://shop.example/a,shop)'],
    ['[**bold** link](https://shop.example/)', 'link(https://shop.example/,strong(bold) link)'],
    ['see https://shop.example/a, please', 'see link(https://shop.example/a,https://shop.example/a), please'],
    ['(https://shop.example/a)', '(link(https://shop.example/a,https://shop.example/a))'],
    ['[write](mailto:help@shop.example)', 'link(mailto:help@shop.example,write)'],
    ['![a picture](https://shop.example/x.png)', 'link(https://shop.example/x.png,a picture)'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['[x](JaVaScRiPt:alert)', '[x](JaVaScRiPt:alert)'],
    ['[x](data:text/html,<script>)', '[x](data:text/html,<script>)'],
    ['[x](//evil.example)', '[x](//evil.example)'],
    ['[x](vbscript:run)', '[x](vbscript:run)'],
];
for (const [written, expected] of lines) test(`inline: ${written}`, () => assert.equal(told(parseInline(written)), expected));

test('blocks: paragraphs, headings, quotes and code', () => {
    const blocks = parseBlocks('# Hours\n\nMonday\nto Friday\n\n> quoted\n\n```\n**raw**\n```\nafter');
    assert.deepEqual(blocks.map((block) => block.type), ['heading', 'paragraph', 'quote', 'code', 'paragraph']);
    assert.equal(blocks[1].text, 'Monday\nto Friday');
    assert.equal(blocks[3].text, '**raw**');
});

test('blocks: lists, numbered from where they begin, with lists inside', () => {
    const [list, numbered] = parseBlocks('- one\n- two\n  - inner\n- three\n\n3. third\n4. fourth');
    assert.equal(list.items.length, 3);
    assert.equal(list.items[1][1].type, 'list');
    assert.deepEqual([numbered.ordered, numbered.start, numbered.items.length], [true, 3, 2]);
});

test('blocks: a code block that is never closed ends with the text', () => {
    assert.deepEqual(parseBlocks('```\na'), [{ type: 'code', text: 'a' }]);
});

test('what comes from outside cannot cost more than its length', () => {
    // Each of these makes a careless parser go over the rest for every character.
    for (const piece of ['*a ', '_a', '**a', '[a', '`a` ``', '> ', '- ', '  - x\n', '![', '](', '*a **b ', 'https://a.b/(', '\n \n'])
        for (const block of parseBlocks(piece.repeat(32_000 / piece.length))) if (block.text) parseInline(block.text);
});

test('deep nesting stays bounded', () => {
    const tree = JSON.stringify(parseBlocks('> '.repeat(2000) + 'x'));
    assert.ok(tree.split('"quote"').length < 8);
});

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
