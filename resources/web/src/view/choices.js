import { element, setText } from './element.js';

/** The buttons under the newest message that offers some. */
export class Choices {
    #row;
    #note;
    #onPressed;
    #shown = null;

    /** @param {(message: string, button: string) => void} onPressed */
    constructor(translation, onPressed) {
        this.#onPressed = onPressed;
        this.#row = element('div', { class: 'choice-row', role: 'group', 'aria-label': translation.text('choices') });
        this.#note = element('span', { class: 'note', role: 'alert' });
        this.root = element('div', { class: 'choices', hidden: true }, this.#row, this.#note);
    }

    /** Whether the keyboard is on one of them. */
    get hasFocus() { return this.#row.contains(document.activeElement); }

    /** @param {{offer: object|null, possible: boolean, failure: string}} how */
    show({ offer, possible, failure }) {
        this.root.hidden = !offer;
        if ((offer?.id ?? null) !== this.#shown) this.#build(offer);
        for (const button of this.#row.children) button.disabled = !possible;
        setText(this.#note, failure);
    }

    #build(offer) {
        this.#shown = offer?.id ?? null;
        this.#row.replaceChildren(...(offer?.buttons ?? []).map(({ id, text }) => {
            const button = element('button', { type: 'button', class: 'choice', dir: 'auto', 'data-button': id }, text);
            button.addEventListener('click', () => this.#onPressed(offer.id, id));
            return button;
        }));
    }
}
