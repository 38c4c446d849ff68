import { element, setText } from './element.js';

/** The strip that tells of a lost connection. */
export class Banner {
    #text;

    constructor() {
        this.#text = element('span', {});
        this.root = element('div', { class: 'banner', role: 'status', hidden: true }, this.#text);
    }

    /** @param {string} text nothing when it is empty */
    show(text) {
        this.root.hidden = !text;
        setText(this.#text, text);
    }
}
