// The worst texts we know, each as long as a message may be. The table is tests/corpus/hostile.json; tests/corpus/hostile.h makes the same of it for the console.

import { readFileSync } from 'node:fs';

export const longest = 8000;
const table = JSON.parse(readFileSync(new URL('../../corpus/hostile.json', import.meta.url), 'utf8'));

/** @returns {Array<[string, string]>} names and texts */
export function hostileInputs() {
    const inputs = [];
    for (const [name, piece] of table.pieces) inputs.push([name, cut(piece.repeat(Math.ceil(longest / piece.length)))]);
    for (const [name, piece] of table.pieces) inputs.push([`${name}, in front of a word`, cut(`${piece.repeat(Math.floor((longest - 5) / piece.length))}\n\nword`)]);
    for (const { name, head, mark, columns, cell, rows } of table.tables)
        inputs.push([name, cut(`${head.repeat(columns)}|\n${mark.repeat(columns)}|\n${`${cell}|\n`.repeat(rows)}`)]);
    for (const { name, parts } of table.sequences) inputs.push([name, cut(parts.map(([part, times]) => part.repeat(times)).join(''))]);
    return inputs;
}

function cut(text) { return text.slice(0, longest).replace(/[\ud800-\udbff]$/, ''); }
