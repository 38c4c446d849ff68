// Emphasis, code and links within a line: text in, a small tree out. HTML is text like any other.

import { safeAddress } from './links.js';

const deepest = 6;
const mostClosings = 40; // looked at for one opening mark: what comes from outside must not cost the square of its length
const escapable = /[\\`*_{}[\]()#+\-.!>~|<&]/;
const link = /!?\[([^[\]\n]{1,500})\]\(<?([^()<>\s]{1,2000})>?(?:\s+"[^"\n]{0,200}")?\)/y;
const bare = /https?:\/\/[^\s<>"'`]{1,2000}/iy;

/**
 * @param {string} text
 * @returns {Array<{type: 'text'|'break', text?: string} | {type: 'strong'|'emphasis', children: Array} |
 *     {type: 'code', text: string} | {type: 'link', url: URL, children: Array, label: string}>}
 */
export function parseInline(text, depth = 0) {
    return new Inline(text, depth).parse();
}

class Inline {
    constructor(text, depth) {
        this.text = text;
        this.depth = depth;
        this.at = 0;
        this.plain = '';
        this.nodes = [];
        this.missing = new Set(); // closing marks that are not in the rest, so that none is searched for twice
    }

    parse() {
        while (this.at < this.text.length) {
            if (!this.escape() && !this.lineBreak() && !this.code() && !this.link() && !this.address() && !this.emphasis()) {
                this.plain += this.text[this.at++];
            }
        }
        this.flush();
        return this.nodes;
    }

    flush() {
        if (this.plain) this.nodes.push({ type: 'text', text: this.plain });
        this.plain = '';
    }

    push(node, length) {
        this.flush();
        this.nodes.push(node);
        this.at += length;
        return true;
    }

    /** Where @p mark stands next from @p from on, or -1. */
    find(mark, from) {
        if (this.missing.has(mark)) return -1;
        const found = this.text.indexOf(mark, from);
        if (found < 0) this.missing.add(mark);
        return found;
    }

    escape() {
        if (this.text[this.at] !== '\\' || !escapable.test(this.text[this.at + 1] ?? '')) return false;
        this.plain += this.text[this.at + 1];
        this.at += 2;
        return true;
    }

    lineBreak() {
        if (this.text[this.at] !== '\n') return false;
        return this.push({ type: 'break' }, 1);
    }

    code() {
        if (this.text[this.at] !== '`') return false;
        const mark = /`+/y;
        mark.lastIndex = this.at;
        const ticks = mark.exec(this.text)[0];
        const end = this.find(ticks, this.at + ticks.length);
        if (end <= this.at + ticks.length) {
            this.plain += ticks;
            this.at += ticks.length;
            return true;
        }
        const inside = this.text.slice(this.at + ticks.length, end).replaceAll('\n', ' ');
        const spaced = inside.length > 2 && inside.startsWith(' ') && inside.endsWith(' ');
        return this.push({ type: 'code', text: spaced ? inside.slice(1, -1) : inside }, end + ticks.length - this.at);
    }

    link() {
        const first = this.text[this.at];
        if (first !== '[' && !(first === '!' && this.text[this.at + 1] === '[')) return false;
        link.lastIndex = this.at;
        const found = link.exec(this.text);
        const url = found ? safeAddress(found[2]) : null;
        if (!url) return false;
        return this.push({ type: 'link', url, label: found[1], children: this.inside(found[1]) }, found[0].length);
    }

    address() {
        const first = this.text[this.at];
        if (first !== 'h' && first !== 'H') return false;
        if (this.at > 0 && /[\w/]/.test(this.text[this.at - 1])) return false;
        bare.lastIndex = this.at;
        const found = bare.exec(this.text);
        if (!found) return false;
        const written = trimAddress(found[0]);
        const url = safeAddress(written);
        if (!url) return false;
        return this.push({ type: 'link', url, label: written, children: [{ type: 'text', text: written }] }, written.length);
    }

    emphasis() {
        const first = this.text[this.at];
        if (first !== '*' && first !== '_') return false;
        const mark = this.text[this.at + 1] === first ? first + first : first;
        const start = this.at + mark.length;
        const end = this.opens(mark, start) ? this.closing(mark, start) : -1;
        if (end < 0 || this.depth >= deepest) {
            this.plain += mark;
            this.at = start;
            return true;
        }
        const type = mark.length === 2 ? 'strong' : 'emphasis';
        return this.push({ type, children: this.inside(this.text.slice(start, end)) }, end + mark.length - this.at);
    }

    opens(mark, start) {
        if (/\s/.test(this.text[start] ?? ' ')) return false;
        return mark[0] === '*' || !/[\p{L}\p{N}]/u.test(this.text[this.at - 1] ?? '');
    }

    closing(mark, start) {
        let tries = mostClosings;
        for (let end = this.find(mark, start + 1); end >= 0 && tries-- > 0; end = this.find(mark, end + 1)) {
            const before = this.text[end - 1];
            const after = this.text[end + mark.length] ?? '';
            if (/\s/.test(before) || before === '\\') continue;
            if (mark.length === 1 && (after === mark || before === mark)) continue;
            if (mark[0] === '_' && /[\p{L}\p{N}]/u.test(after)) continue;
            return end;
        }
        return -1;
    }

    inside(text) {
        return this.depth >= deepest ? [{ type: 'text', text }] : parseInline(text, this.depth + 1);
    }
}

/** A full stop or a bracket behind an address belongs to the sentence. */
function trimAddress(text) {
    let end = text.length;
    while (end > 0 && /[.,;:!?)\]*_]/.test(text[end - 1])) {
        if (text[end - 1] === ')' && text.slice(0, end).includes('(')) break;
        --end;
    }
    return text.slice(0, end);
}
