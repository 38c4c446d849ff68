// Where web addresses stand in plain text: the rule of docs/markdown.md, which the console follows too.

import limits from '../../../markdown/limits.json';

const begins = /https?:\/\//gi;
/** An address ends at white space, at what no address has, and at punctuation of any other script. */
const inside = /[^\s\p{Cc}\p{Cf}\p{Z}<>"`{}|\\^\u0080-\uffff\u{10000}-\u{10ffff}]|[\p{L}\p{M}\p{N}]/uy;
const host = /^[\p{L}\p{N}[]/u;
const behindWord = /[A-Za-z0-9_/]/;
const ofTheSentence = '.,:;!?\'*_~';
const brackets = { ')': '(', ']': '[' };

/** @returns {Array<{start: number, end: number}>} in order, none within another */
export function findAddresses(text) {
    const found = [];
    begins.lastIndex = 0;
    for (let match = begins.exec(text); match && found.length < limits.links; match = begins.exec(text)) {
        const start = match.index;
        if (start > 0 && behindWord.test(text[start - 1])) continue;
        const body = begins.lastIndex;
        const end = trimmed(text, body, reach(text, body, start + limits.address));
        if (end <= body || !host.test(text.slice(body, end))) continue;
        found.push({ start, end });
        begins.lastIndex = end;
    }
    return found;
}

function reach(text, from, furthest) {
    let at = from;
    while (at < Math.min(text.length, furthest)) {
        inside.lastIndex = at;
        if (!inside.test(text)) break;
        at = inside.lastIndex;
    }
    return at;
}

/** Full stops, and brackets that were opened before the address, belong to the sentence. */
function trimmed(text, from, to) {
    const open = { ')': 0, ']': 0 };
    for (let at = from; at < to; ++at) {
        for (const [closing, opening] of Object.entries(brackets)) {
            if (text[at] === opening) --open[closing];
            else if (text[at] === closing) ++open[closing];
        }
    }
    let end = to;
    while (end > from) {
        const last = text[end - 1];
        if (ofTheSentence.includes(last)) --end;
        else if (open[last] > 0) {
            --open[last];
            --end;
        } else break;
    }
    return end;
}
