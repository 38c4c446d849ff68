// Baton's Markdown (docs/markdown.md) as a small tree, read by markdown-it. Bounded by counts; what goes past one of them is
// shown as it was typed.
//
// Block: {type: 'paragraph' | 'plain', runs} | {type: 'heading', level, runs} | {type: 'code', text} | {type: 'quote', blocks} |
//     {type: 'list', start?: number, items: Block[][]} | {type: 'table', align: string[], rows: Run[][][]} | {type: 'rule'}
// Run: {text, bold?, italic?, strike?, code?, link?}; a line break is a "\n" in the text.

import limits from '../../../markdown/limits.json';
import { findAddresses } from './addresses.js';
import { parser } from './dialect.js';

const blockBegins = new Set(['paragraph_open', 'heading_open', 'code_block', 'fence', 'blockquote_open', 'bullet_list_open', 'ordered_list_open',
    'list_item_open', 'table_open', 'hr']);

/** @returns {Array<object>} blocks */
export function parseMarkdown(text) {
    if (text.length > limits.characters) return parsePlain(text);
    try {
        return new Reading(parser.parse(text, {})).blocks();
    } catch (reason) {
        if (reason instanceof PastLimit) return parsePlain(text);
        throw reason;
    }
}

/** Text as it was typed, its links found. */
export function parsePlain(text) {
    const runs = [];
    addRun(runs, { text });
    return [{ type: 'plain', runs: withAddresses(runs) }];
}

/** One line for each paragraph, without marks. */
export function plainText(blocks) {
    return blocks.map(plainBlock).filter(Boolean).join('\n');
}

function plainBlock(block) {
    const words = (runs) => runs.map((run) => run.text).join('');
    if (block.type === 'code') return block.text;
    if (block.type === 'quote') return plainText(block.blocks);
    if (block.type === 'list') return block.items.map(plainText).join('\n');
    if (block.type === 'table') return block.rows.map((row) => row.map(words).join(' ')).join('\n');
    return block.type === 'rule' ? '' : words(block.runs);
}

class PastLimit extends Error {}

// Seen before the words are read: they are most of the work.
parser.core.ruler.after('block', 'bounds', ({ tokens }) => {
    if (tokens.filter(({ type }) => type === 'th_open' || type === 'td_open').length > limits.cells) throw new PastLimit();
    if (tokens.filter(({ type }) => blockBegins.has(type)).length > limits.blocks) throw new PastLimit();
});

/** Tokens in, blocks out. */
class Reading {
    #tokens;
    #at = 0;
    #depth = 0;
    #spent = { blocks: 0, runs: 0, cells: 0 };

    constructor(tokens) { this.#tokens = tokens; }

    blocks(until = null) {
        const blocks = [];
        while (this.#at < this.#tokens.length && this.#tokens[this.#at].type !== until) blocks.push(this.#block());
        ++this.#at;
        return blocks;
    }

    #block() {
        this.#spend('blocks');
        const token = this.#tokens[this.#at++];
        switch (token.type) {
        case 'paragraph_open': return { type: 'paragraph', runs: this.#inline('paragraph_close') };
        case 'heading_open': return { type: 'heading', level: Number(token.tag.slice(1)), runs: this.#inline('heading_close') };
        case 'code_block':
        case 'fence': return { type: 'code', text: token.content.replace(/\n$/, '') };
        case 'blockquote_open': return { type: 'quote', blocks: this.#deeper(() => this.blocks('blockquote_close')) };
        case 'bullet_list_open': return { type: 'list', items: this.#deeper(() => this.#items('bullet_list_close')) };
        case 'ordered_list_open':
            return { type: 'list', start: token.attrGet('start') ?? 1, items: this.#deeper(() => this.#items('ordered_list_close')) };
        case 'table_open': return this.#table();
        case 'hr': return { type: 'rule' };
        default: throw new Error(`no block: ${token.type}`);
        }
    }

    #deeper(read) {
        if (++this.#depth > limits.nesting) throw new PastLimit();
        const result = read();
        --this.#depth;
        return result;
    }

    #items(until) {
        const items = [];
        while (this.#tokens[this.#at].type !== until) {
            this.#spend('blocks');
            ++this.#at;
            items.push(this.blocks('list_item_close'));
        }
        ++this.#at;
        return items;
    }

    #table() {
        const table = { type: 'table', align: [], rows: [] };
        for (;;) {
            const token = this.#tokens[this.#at++];
            if (token.type === 'table_close') return table;
            if (token.type === 'tr_open') table.rows.push([]);
            if (token.type !== 'th_open' && token.type !== 'td_open') continue;
            this.#spend('cells');
            if (token.type === 'th_open') table.align.push(/text-align:(\w+)/.exec(token.attrGet('style') ?? '')?.[1] ?? '');
            table.rows.at(-1).push(this.#inline(token.type.replace('open', 'close')));
        }
    }

    #inline(until) {
        let runs = [];
        for (let token = this.#tokens[this.#at++]; token.type !== until; token = this.#tokens[this.#at++]) {
            if (token.type === 'inline') this.#runs(token.children, runs, {});
        }
        runs = withAddresses(runs);
        this.#spend('runs', runs.length);
        return runs;
    }

    #runs(tokens, runs, around) {
        const depth = { strong: 0, em: 0, s: 0 };
        const links = [];
        // A link within another leads where the outer one does.
        const style = () => ({ ...around, ...(depth.strong && { bold: true }), ...(depth.em && { italic: true }),
            ...(depth.s && { strike: true }), ...(links.length && !around.link && { link: links[0].href }) });
        for (const token of tokens) {
            if (token.type === 'text' || token.type === 'text_special') addRun(runs, { text: token.content, ...style() });
            else if (token.type === 'softbreak' || token.type === 'hardbreak') addRun(runs, { text: '\n', ...style() });
            else if (token.type === 'code_inline') addRun(runs, { text: token.content, ...style(), code: true });
            else if (token.type === 'link_open') links.push({ href: token.attrGet('href'), from: placeIn(runs) });
            else if (token.type === 'link_close') {
                // A link that says nothing says where it leads.
                const { href, from } = links.at(-1);
                if (placeIn(runs) === from) addRun(runs, { text: href, ...style() });
                links.pop();
            } else if (token.type === 'image') {
                const href = token.attrGet('src');
                const before = placeIn(runs);
                const inside = { link: href, ...style() };
                this.#runs(token.children, runs, inside);
                if (placeIn(runs) === before) addRun(runs, { text: href, ...inside });
            } else if (token.type.endsWith('_open')) ++depth[token.tag];
            else if (token.type.endsWith('_close')) --depth[token.tag];
        }
    }

    #spend(what, count = 1) {
        this.#spent[what] += count;
        if (this.#spent[what] > limits[what]) throw new PastLimit();
    }
}

const placeIn = (runs) => `${runs.length} ${runs.at(-1)?.text.length}`;
const styleOf = ({ text, ...style }) => JSON.stringify(Object.entries(style).sort());

function addRun(runs, run) {
    if (!run.text) return;
    const last = runs.at(-1);
    if (last && styleOf(last) === styleOf(run)) last.text += run.text;
    else runs.push(run);
}

function withAddresses(runs) {
    const result = [];
    let left = limits.links;
    for (const run of runs) {
        const found = run.code || run.link ? [] : findAddresses(run.text).slice(0, left);
        left -= found.length;
        let at = 0;
        for (const { start, end } of found) {
            if (start > at) result.push({ ...run, text: run.text.slice(at, start) });
            result.push({ ...run, text: run.text.slice(start, end), link: run.text.slice(start, end) });
            at = end;
        }
        if (at < run.text.length) result.push({ ...run, text: run.text.slice(at) });
    }
    return result;
}
