// Baton's Markdown (docs/markdown.md) as a small tree, read by markdown-it. Bounded by counts; what goes past one of them is
// shown as it was typed.
//
// Block: {type: 'paragraph' | 'plain', runs} | {type: 'heading', level, runs} | {type: 'code', text} | {type: 'quote', blocks} |
//     {type: 'list', start?: number, items: Block[][]} | {type: 'table', align: string[], rows: Run[][][]} | {type: 'rule'}
// Run: {text, bold?, italic?, strike?, code?, link?}; a line break is a "\n" in the text.

import MarkdownIt from 'markdown-it';
import entities from '../../../markdown/entities.json';
import limits from '../../../markdown/limits.json';
import { findAddresses } from './addresses.js';
import { isSafe } from './links.js';

/** Deeper than what is shown, so that going past the limit is seen before anything is left out. */
const parserNesting = 4 * limits.nesting;

const parser = new MarkdownIt('default', { html: false, linkify: false, typographer: false, maxNesting: parserNesting });
parser.disable(['reference', 'html_block', 'html_inline', 'linkify', 'replacements', 'smartquotes', 'entity']);
parser.inline.ruler.after('entity', 'entities', readEntity);
// What may not be followed is no link, and stays as it is written.
parser.validateLink = isSafe;
parser.normalizeLink = (address) => address;
parser.normalizeLinkText = (address) => address;
narrowTables();
strikeByTwo();

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
        let link = null;
        const style = () => ({ ...around, ...(depth.strong && { bold: true }), ...(depth.em && { italic: true }),
            ...(depth.s && { strike: true }), ...(link?.href && !around.link && { link: link.href }) });
        for (const token of tokens) {
            if (token.type === 'text') addRun(runs, { text: token.content, ...style() });
            else if (token.type === 'softbreak' || token.type === 'hardbreak') addRun(runs, { text: '\n', ...style() });
            else if (token.type === 'code_inline') addRun(runs, { text: token.content, ...style(), code: true });
            else if (token.type === 'link_open') link = { ...linkTo(token.attrGet('href')), from: placeIn(runs) };
            else if (token.type === 'link_close') {
                // A link that says nothing says where it leads.
                if (placeIn(runs) === link.from) addRun(runs, { text: link.written, ...style() });
                link = null;
            } else if (token.type === 'image') {
                const to = linkTo(token.attrGet('src'));
                const before = placeIn(runs);
                const inside = { ...style(), ...(to.href && !style().link && { link: to.href }) };
                this.#runs(token.children, runs, inside);
                if (placeIn(runs) === before) addRun(runs, { text: to.written, ...inside });
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
const linkTo = (address) => ({ written: address, href: address });
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

function readEntity(state, silent) {
    if (state.src[state.pos] !== '&') return false;
    const found = /&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,47}));/y;
    found.lastIndex = state.pos;
    const [whole, hexadecimal, decimal, name] = found.exec(state.src) ?? [];
    if (!whole || (name && !Object.hasOwn(entities, name))) return false;
    const code = name ? entities[name] : hexadecimal ? parseInt(hexadecimal, 16) : parseInt(decimal, 10);
    if (!silent) {
        const token = state.push('text_special', '', 0);
        token.content = isCharacter(code) ? String.fromCodePoint(code) : '\ufffd';
        token.markup = whole;
        token.info = 'entity';
    }
    state.pos += whole.length;
    return true;
}

function isCharacter(code) {
    const isControl = (code < 0x20 && code !== 9 && code !== 10) || (code >= 0x7f && code <= 0x9f);
    const isNone = (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef) || code === 0xfeff;
    return code <= 0x10ffff && !isControl && !isNone && !(code >= 0xd800 && code <= 0xdfff);
}

/** A table of more columns than a bubble can show is text; the parser would fill up every row of it. */
function narrowTables() {
    const rule = parser.block.ruler.__rules__.find((one) => one.name === 'table');
    const read = rule.fn;
    parser.block.ruler.at('table', (state, startLine, endLine, silent) => {
        if (startLine + 2 > endLine) return false;
        // What begins a list, a quote or a heading is no head of a table.
        const head = state.src.slice(state.bMarks[startLine] + state.tShift[startLine], state.eMarks[startLine]);
        if (/^(?:(?:[-+*]|\d{1,9}[.)]|#{1,6})[ \t]|>)/.test(head)) return false;
        const marks = state.src.slice(state.bMarks[startLine + 1] + state.tShift[startLine + 1], state.eMarks[startLine + 1]);
        if (marks.split('|').length > limits.columns + 2 || columnsOf(marks) > limits.columns) return false;
        return read(state, startLine, endLine, silent);
    }, { alt: ['paragraph', 'reference'] });
}

/** One sign, or three, are signs: "takes ~5 to ~7 days". */
function strikeByTwo() {
    const read = parser.inline.ruler.__rules__.find((one) => one.name === 'strikethrough').fn;
    parser.inline.ruler.at('strikethrough', (state, silent) => {
        if (silent || state.src[state.pos] !== '~') return false;
        let end = state.pos;
        while (state.src[end] === '~') ++end;
        if (end - state.pos === 2) return read(state, silent);
        state.pending += state.src.slice(state.pos, end);
        state.pos = end;
        return true;
    });
}

const columnsOf = (marks) => marks.trim().replace(/^\||\|$/g, '').split('|').length;
