// Markdown as elements. There is no way from here to innerHTML.

import { parseBlocks } from '../markdown/blocks.js';
import { parseInline } from '../markdown/inline.js';
import { saysItself, shownTarget } from '../markdown/links.js';
import { element } from './element.js';

/** @returns {DocumentFragment} */
export function richText(markdown) {
    const fragment = document.createDocumentFragment();
    fragment.append(...blocks(parseBlocks(markdown)));
    return fragment;
}

const blockBuilders = {
    paragraph: (block) => element('p', { dir: 'auto' }, ...inlines(parseInline(block.text))),
    heading: (block) => element('p', { class: 'heading', dir: 'auto' }, ...inlines(parseInline(block.text))),
    code: (block) => element('pre', { dir: 'ltr', tabindex: '0' }, element('code', {}, block.text)),
    quote: (block) => element('blockquote', { dir: 'auto' }, ...blocks(block.blocks)),
    list: (block) => element(block.ordered ? 'ol' : 'ul',
        { dir: 'auto', start: block.ordered && block.start !== 1 ? String(block.start) : null },
        ...block.items.map((item) => element('li', { dir: 'auto' }, ...listItem(item)))),
};

const inlineBuilders = {
    text: (node) => node.text,
    break: () => element('br'),
    code: (node) => element('code', { dir: 'ltr' }, node.text),
    strong: (node) => element('strong', {}, ...inlines(node.children)),
    emphasis: (node) => element('em', {}, ...inlines(node.children)),
    link,
};

function blocks(parsed) { return parsed.map((block) => blockBuilders[block.type](block)); }
function inlines(parsed) { return parsed.map((node) => inlineBuilders[node.type](node)); }

/** An item of one paragraph stands without it, as lists in chats are short. */
function listItem(item) {
    const [first, ...rest] = item;
    if (first?.type !== 'paragraph') return blocks(item);
    return [...inlines(parseInline(first.text)), ...blocks(rest)];
}

function link(node) {
    const anchor = element('a', { href: node.url.href, target: '_blank', rel: 'noopener noreferrer nofollow' },
        ...inlines(node.children.filter((child) => child.type !== 'link')));
    if (!anchor.textContent) anchor.append(node.label);
    if (saysItself(node.label, node.url)) return anchor;
    return element('span', { class: 'link' }, anchor, ' ',
        element('bdi', { class: 'target', dir: 'ltr' }, `(${shownTarget(node.url)})`));
}
