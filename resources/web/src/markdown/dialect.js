// markdown-it, set to Baton's Markdown (docs/markdown.md). core/markdown reads by the same rules.

import MarkdownIt from 'markdown-it';
import entities from '../../../markdown/entities.json';
import limits from '../../../markdown/limits.json';
import { isSafe } from './links.js';

/** Deeper than what is shown, so that going past the limit is seen before anything is left out. */
const parserNesting = 4 * limits.nesting;

export const parser = new MarkdownIt('default', { html: false, linkify: false, typographer: false, maxNesting: parserNesting });
parser.disable(['reference', 'html_block', 'html_inline', 'linkify', 'replacements', 'smartquotes', 'entity']);
// What may not be followed is no link, and stays as it is written.
parser.validateLink = isSafe;
parser.normalizeLink = (address) => address;
parser.normalizeLinkText = (address) => address;
readEntitiesOfOurs();
rememberLabels();
linksLeadSomewhere();
narrowTables();
strikeByTwo();

function entityAt(text, at) {
    const found = /&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,47}));/y;
    found.lastIndex = at;
    const [written, hexadecimal, decimal, name] = found.exec(text) ?? [];
    if (!written || (name && !Object.hasOwn(entities, name))) return null;
    const code = name ? entities[name] : hexadecimal ? parseInt(hexadecimal, 16) : parseInt(decimal, 10);
    return { written, text: isCharacter(code) ? String.fromCodePoint(code) : '\ufffd' };
}

function isCharacter(code) {
    const isControl = (code < 0x20 && code !== 9 && code !== 10) || (code >= 0x7f && code <= 0x9f);
    const isNone = (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef) || code === 0xfeff;
    return code <= 0x10ffff && !isControl && !isNone && !(code >= 0xd800 && code <= 0xdfff);
}

/** In words, and in what a link leads to. */
function readEntitiesOfOurs() {
    parser.inline.ruler.after('entity', 'entities', (state, silent) => {
        const entity = state.src[state.pos] === '&' ? entityAt(state.src, state.pos) : null;
        if (!entity) return false;
        if (!silent) {
            const token = state.push('text_special', '', 0);
            token.content = entity.text;
            token.markup = entity.written;
            token.info = 'entity';
        }
        state.pos += entity.written.length;
        return true;
    });
    const read = parser.helpers.parseLinkDestination;
    parser.helpers.parseLinkDestination = (text, start, max) => {
        const found = read(text, start, max);
        if (!found.ok) return found;
        const [begin, end] = text[start] === '<' ? [start + 1, found.pos - 1] : [start, found.pos];
        return { ...found, str: unescaped(text.slice(begin, end)) };
    };
}

function unescaped(text) {
    return text.replace(/\\([!-/:-@[-`{-~])|&[^&;]{1,48};/g, (written, sign) => sign ?? entityAt(written, 0)?.text ?? written);
}

/** Each bracket looks for its end once, however often it is asked; else many brackets cost the square of their number. */
function rememberLabels() {
    const read = parser.helpers.parseLinkLabel;
    parser.helpers.parseLinkLabel = (state, start, noLinks) => {
        state.labels ??= [new Map(), new Map()];
        const known = state.labels[noLinks ? 1 : 0];
        if (!known.has(start)) known.set(start, read(state, start, noLinks));
        return known.get(start);
    };
}

/** "[word]()" is no link either. */
function linksLeadSomewhere() {
    for (const [name, bracket] of [['link', 0], ['image', 1]]) {
        const read = parser.inline.ruler.__rules__.find((one) => one.name === name).fn;
        parser.inline.ruler.at(name, (state, silent) => {
            if (state.src[state.pos + bracket] !== '[' || (bracket && state.src[state.pos] !== '!')) return false;
            const end = parser.helpers.parseLinkLabel(state, state.pos + bracket, !bracket);
            const nowhere = /\([ \t\n]*\)/y;
            nowhere.lastIndex = end + 1;
            return end >= 0 && !nowhere.test(state.src) && read(state, silent);
        });
    }
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
