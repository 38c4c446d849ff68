import { element, icon, setAttribute, setText } from './element.js';

const cross = 'M6.4 5 5 6.4 10.6 12 5 17.6 6.4 19l5.6-5.6 5.6 5.6 1.4-1.4-5.6-5.6L19 6.4 17.6 5 12 10.6z';

/** Who is on the other side, and whether somebody is there. */
export class Header {
    #name;
    #avatar;
    #status;
    #statusText;

    /** @param {(() => void)|null} onClose given when the page is embedded */
    constructor(translation, onClose) {
        this.#avatar = element('span', { class: 'avatar', 'aria-hidden': 'true' });
        this.#name = element('bdi');
        this.#statusText = element('span', {});
        this.#status = element('p', { class: 'status', role: 'status' },
            element('span', { class: 'dot', 'aria-hidden': 'true' }), this.#statusText);
        this.root = element('header', { class: 'header' }, this.#avatar, element('div', { class: 'who' }, element('h1', {}, this.#name), this.#status));
        if (!onClose) return;
        const close = element('button', { type: 'button', class: 'plain', 'aria-label': translation.text('close') }, icon(cross));
        close.addEventListener('click', onClose);
        this.root.append(close);
    }

    setName(name) {
        setText(this.#name, name);
        setText(this.#avatar, [...name][0]?.toLocaleUpperCase() ?? '');
    }

    /** @param {'good'|'waiting'|'away'} tone */
    setStatus(text, tone) {
        setText(this.#statusText, text);
        setAttribute(this.#status, 'data-tone', tone);
    }
}
