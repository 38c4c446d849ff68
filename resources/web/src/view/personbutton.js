import { element, setText } from './element.js';

/** Asks for a person. Stands there after the bot has answered. */
export class PersonButton {
    #translation;
    #button;
    #note;

    /** @param {() => void} onAsked */
    constructor(translation, onAsked) {
        this.#translation = translation;
        this.#button = element('button', { type: 'button', class: 'person' }, translation.text('person'));
        this.#button.addEventListener('click', onAsked);
        this.#note = element('span', { class: 'note', role: 'alert' });
        this.root = element('div', { class: 'actions', hidden: true }, this.#button, this.#note);
    }

    /** @param {{offered: boolean, asking: boolean, possible: boolean, failure: string}} how */
    show({ offered, asking, possible, failure }) {
        this.root.hidden = !offered;
        this.#button.disabled = asking || !possible;
        setText(this.#button, this.#translation.text(asking ? 'personAsked' : 'person'));
        setText(this.#note, failure);
    }
}
