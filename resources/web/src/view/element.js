// Builds elements. Text is only ever set as text, so that nothing from outside becomes markup.

/**
 * @param {string} name
 * @param {Object<string, string|boolean|null>} attributes false and null leave one out, true writes it empty
 * @param {...(Node|string)} children
 */
export function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) setAttribute(made, key, value);
    made.append(...children);
    return made;
}

export function setAttribute(target, name, value) {
    if (value === false || value === null || value === undefined) target.removeAttribute(name);
    else target.setAttribute(name, value === true ? '' : value);
}

/** Writes only when it differs: assistive technology reads what is written again. */
export function setText(target, text) {
    if (target.textContent !== text) target.textContent = text;
}

/** An icon of one path on a 24 x 24 grid, hidden from screen readers. */
export function icon(path) {
    const namespace = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(namespace, 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('class', 'icon');
    const shape = document.createElementNS(namespace, 'path');
    shape.setAttribute('d', path);
    svg.append(shape);
    return svg;
}
