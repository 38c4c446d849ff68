// Paragraphs, lists, quotes and code blocks: lines in, a small tree out.

const deepest = 5;
const bullet = /^( {0,3})([-*+•])\s+(\S.*)?$/;
const numbered = /^( {0,3})(\d{1,9})[.)]\s+(\S.*)?$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const heading = /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const quote = /^ {0,3}> ?/;

/**
 * @param {string} text
 * @returns {Array<{type: 'paragraph'|'heading'|'code', text: string} | {type: 'quote', blocks: Array} |
 *     {type: 'list', ordered: boolean, start: number, items: Array<Array>}>}
 */
export function parseBlocks(text, depth = 0) {
    const lines = text.replace(/\r\n?/g, '\n').replaceAll('\t', '    ').replace(/(\n\s*){20,}\n/g, '\n\n').split('\n');
    if (depth >= deepest) return [{ type: 'paragraph', text: lines.join('\n').trim() }];
    const blocks = [];
    let at = 0;
    while (at < lines.length) {
        if (!lines[at].trim()) {
            ++at;
            continue;
        }
        const read = [readCode, readHeading, readQuote, readList, readParagraph].find((reader) => reader.begins(lines[at]));
        const { block, next } = read(lines, at, depth);
        blocks.push(block);
        at = next;
    }
    return blocks;
}

function readCode(lines, at) {
    const mark = fence.exec(lines[at])[1];
    const inside = [];
    let next = at + 1;
    while (next < lines.length && !lines[next].trim().startsWith(mark)) inside.push(lines[next++]);
    return { block: { type: 'code', text: inside.join('\n') }, next: next + 1 };
}
readCode.begins = (line) => fence.test(line);

function readHeading(lines, at) {
    return { block: { type: 'heading', text: heading.exec(lines[at])[1] }, next: at + 1 };
}
readHeading.begins = (line) => heading.test(line);

function readQuote(lines, at, depth) {
    const inside = [];
    let next = at;
    while (next < lines.length && quote.test(lines[next])) inside.push(lines[next++].replace(quote, ''));
    return { block: { type: 'quote', blocks: parseBlocks(inside.join('\n'), depth + 1) }, next };
}
readQuote.begins = (line) => quote.test(line);

function readList(lines, at, depth) {
    const ordered = numbered.test(lines[at]);
    const marker = ordered ? numbered : bullet;
    const start = ordered ? Number(numbered.exec(lines[at])[2]) : 1;
    const items = [];
    let next = at;
    while (next < lines.length && marker.test(lines[next])) {
        const inside = [marker.exec(lines[next])[3] ?? ''];
        next = readItem(lines, next + 1, inside);
        items.push(parseBlocks(inside.join('\n'), depth + 1));
        const after = nextWritten(lines, next);
        if (after < lines.length && marker.test(lines[after])) next = after;
    }
    return { block: { type: 'list', ordered, start, items }, next };
}
readList.begins = (line) => bullet.test(line) || numbered.test(line);

/** Takes the further lines of an item: indented ones, and those that simply go on. */
function readItem(lines, from, inside) {
    let next = from;
    while (next < lines.length) {
        const line = lines[next];
        if (!line.trim()) {
            const after = nextWritten(lines, next);
            if (after >= lines.length || !/^ {2,}/.test(lines[after])) return next;
            inside.push('');
        } else if (/^ {2,}/.test(line)) {
            inside.push(line.replace(/^ {2,4}/, ''));
        } else if (readParagraph.ends(line) || inside.at(-1) === '') {
            return next;
        } else {
            inside.push(line);
        }
        ++next;
    }
    return next;
}

function readParagraph(lines, at) {
    let next = at + 1;
    while (next < lines.length && lines[next].trim() && !readParagraph.ends(lines[next])) ++next;
    return { block: { type: 'paragraph', text: lines.slice(at, next).map((line) => line.trim()).join('\n') }, next };
}
readParagraph.begins = () => true;
readParagraph.ends = (line) => [readCode, readHeading, readQuote, readList].some((reader) => reader.begins(line));

function nextWritten(lines, from) {
    let at = from;
    while (at < lines.length && !lines[at].trim()) ++at;
    return at;
}
