// A small, safe part of Markdown, built as nodes: nothing that comes from outside is ever parsed as HTML.

const inline = /(`[^`\n]+`)|(\*\*[^*\n]+\*\*)|(\*[^*\n]+\*|_[^_\n]+_)|(!?\[[^\]\n]*\]\([^)\s]+\))|(https?:\/\/[^\s<>()]+)/g;

function safeLink(target) {
  try {
    const url = new URL(target);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function linkNode(text, target) {
  const href = safeLink(target);
  if (!href) return document.createTextNode(text);
  const link = document.createElement('a');
  link.href = href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer nofollow';
  link.textContent = text || href;
  link.title = href;
  return link;
}

function element(name, text) {
  const node = document.createElement(name);
  node.textContent = text;
  return node;
}

function appendInline(parent, text) {
  let at = 0;
  for (const match of text.matchAll(inline)) {
    parent.append(text.slice(at, match.index));
    const [whole, code, strong, emphasis, link] = match;
    if (code) parent.append(element('code', code.slice(1, -1)));
    else if (strong) parent.append(element('strong', strong.slice(2, -2)));
    else if (emphasis) parent.append(element('em', emphasis.slice(1, -1)));
    else if (link) {
      const middle = link.indexOf('](');
      parent.append(linkNode(link.slice(link.indexOf('[') + 1, middle), link.slice(middle + 2, -1)));
    } else parent.append(linkNode(whole, whole));
    at = match.index + whole.length;
  }
  parent.append(text.slice(at));
}

function listNode(lines, ordered) {
  const list = document.createElement(ordered ? 'ol' : 'ul');
  for (const line of lines) {
    const item = document.createElement('li');
    appendInline(item, line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, ''));
    list.append(item);
  }
  return list;
}

function paragraphNode(lines) {
  const paragraph = document.createElement('p');
  lines.forEach((line, index) => {
    if (index > 0) paragraph.append(document.createElement('br'));
    appendInline(paragraph, line.replace(/^#{1,6}\s+/, ''));
  });
  return paragraph;
}

/** Nodes for a message's text. */
export function render(text) {
  const nodes = document.createDocumentFragment();
  const parts = text.slice(0, 20000).split(/```\w*\n?/);
  parts.forEach((part, index) => {
    if (index % 2 === 1) {
      const block = document.createElement('pre');
      block.append(element('code', part.replace(/\n$/, '')));
      nodes.append(block);
      return;
    }
    for (const block of part.split(/\n\s*\n/)) {
      const lines = block.split('\n').filter((line) => line.trim() !== '');
      if (lines.length === 0) continue;
      if (lines.every((line) => /^\s*[-*+]\s+/.test(line))) nodes.append(listNode(lines, false));
      else if (lines.every((line) => /^\s*\d+[.)]\s+/.test(line))) nodes.append(listNode(lines, true));
      else nodes.append(paragraphNode(lines));
    }
  });
  return nodes;
}
