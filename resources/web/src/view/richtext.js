// Markdown as elements. There is no way from here to innerHTML.

import limits from '../../../markdown/limits.json';
import { safeAddress, saysItself, shownTarget } from '../markdown/links.js';
import { parseMarkdown, parsePlain } from '../markdown/parse.js';
import { element } from './element.js';

/** @returns {DocumentFragment} what bots and agents write */
export function richText(markdown) { return fragmentOf(parseMarkdown(markdown)); }

/** @returns {DocumentFragment} what customers write: as typed, links found */
export function typedText(text) { return fragmentOf(parsePlain(text)); }

/** Bounds the height of @p text; taller than that, a button shows the rest. */
export function boundHeight(text, label) {
    text.style.setProperty('--tallest', `${limits.tallest}px`);
    text.classList.add('bounded');
    let button = null;
    // A frame that is not shown yet has no heights.
    const observer = new ResizeObserver(() => {
        if (button || text.scrollHeight <= limits.tallest + 1) return;
        button = element('button', { type: 'button', class: 'link-button show-all' }, label);
        button.addEventListener('click', () => {
            observer.disconnect();
            text.classList.remove('bounded');
            button.remove();
        });
        text.after(button);
    });
    observer.observe(text);
}

function fragmentOf(parsed) {
    const fragment = document.createDocumentFragment();
    fragment.append(...blocks(parsed));
    return fragment;
}

const blockBuilders = {
    paragraph: (block) => element('p', { dir: 'auto' }, ...inlines(block.runs)),
    plain: (block) => element('p', { class: 'typed', dir: 'auto' }, ...inlines(block.runs)),
    heading: (block) => element('p', { class: 'heading', dir: 'auto' }, ...inlines(block.runs)),
    code: (block) => element('pre', { dir: 'ltr', tabindex: '0' }, element('code', {}, block.text)),
    quote: (block) => element('blockquote', { dir: 'auto' }, ...blocks(block.blocks)),
    list: (block) => element(block.start === undefined ? 'ul' : 'ol',
        { dir: 'auto', start: block.start === undefined || block.start === 1 ? null : String(block.start) },
        ...block.items.map((item) => element('li', { dir: 'auto' }, ...listItem(item)))),
    table,
    rule: () => element('hr'),
};

function blocks(parsed) { return parsed.map((block) => blockBuilders[block.type](block)); }
function inlines(runs) { return runs.flatMap(inline); }

/** An item of one paragraph stands without it, as lists in chats are short. */
function listItem(item) {
    const [first, ...rest] = item;
    if (first?.type !== 'paragraph') return blocks(item);
    return [...inlines(first.runs), ...blocks(rest)];
}

function table(block) {
    const row = (cells, tag) => element('tr', {}, ...cells.map((runs, column) =>
        element(tag, { dir: 'auto', class: block.align[column] || null }, ...inlines(runs))));
    const [head, ...body] = block.rows;
    return element('div', { class: 'wide', tabindex: '0' }, element('table', {},
        element('thead', {}, row(head, 'th')), element('tbody', {}, ...body.map((cells) => row(cells, 'td')))));
}

/** One run as what stands in the document: text, or its marks around it. */
function inline(run) {
    const url = run.link ? safeAddress(run.link) : null;
    let nodes = run.code ? [element('code', { dir: 'ltr' }, run.text)]
        : run.text.split('\n').flatMap((line, at) => (at > 0 ? [element('br'), line] : [line]));
    for (const [mark, tag] of [['strike', 's'], ['italic', 'em'], ['bold', 'strong']]) {
        if (run[mark]) nodes = [element(tag, {}, ...nodes)];
    }
    return url ? link(url, run.text, nodes) : nodes;
}

function link(url, label, nodes) {
    const anchor = element('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer nofollow' }, ...nodes);
    if (saysItself(label, url)) return [anchor];
    return [element('span', { class: 'link' }, anchor, ' ',
        element('bdi', { class: 'target', dir: 'ltr' }, `(${shownTarget(url)})`))];
}
