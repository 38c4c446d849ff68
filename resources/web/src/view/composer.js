import { isBlank } from '../blank.js';
import { element, icon, setText } from './element.js';

const arrow = 'M3.4 20.4 21.5 12 3.4 3.6l-.01 6.5L15 12 3.39 13.9z';
const longest = 8000;
const countFrom = 7500;

/** Where the customer writes. */
export class Composer {
    #translation;
    #field;
    #counter;
    #send;
    #listener;

    /** @param {{submitted(text: string): void, typed(text: string): void}} listener */
    constructor(translation, listener) {
        this.#translation = translation;
        this.#listener = listener;
        this.#field = element('textarea', {
            id: 'composer', rows: '1', dir: 'auto', autocomplete: 'off', enterkeyhint: 'send',
            placeholder: translation.text('composerPlaceholder'), 'aria-describedby': 'composer-hint composer-counter',
        });
        this.#counter = element('span', { id: 'composer-counter', class: 'counter', 'aria-live': 'polite' });
        this.#send = element('button', { type: 'submit', class: 'send', 'aria-label': translation.text('send') }, icon(arrow));
        this.root = element('form', { class: 'composer' },
            element('label', { class: 'unseen', for: 'composer' }, translation.text('composerLabel')),
            element('span', { class: 'unseen', id: 'composer-hint' }, translation.text('composerHint')),
            element('div', { class: 'field' }, this.#field, this.#send), this.#counter);
        this.#connect();
        this.#show();
    }

    get text() { return this.#field.value; }
    set text(value) {
        this.#field.value = value;
        this.#show();
    }

    focus() { this.#field.focus(); }

    #connect() {
        this.root.addEventListener('submit', (event) => {
            event.preventDefault();
            this.#submit();
        });
        this.#field.addEventListener('keydown', (event) => {
            // While an input method composes, Enter chooses a word.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
            event.preventDefault();
            this.#submit();
        });
        this.#field.addEventListener('input', () => {
            this.#show();
            this.#listener.typed(this.text);
        });
    }

    #submit() {
        const text = this.#written();
        if (isBlank(text) || text.length > longest) return;
        this.text = '';
        this.focus();
        this.#listener.submitted(text);
    }

    /** As it was typed, but for empty lines around it. */
    #written() { return this.text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd(); }

    #show() {
        const { length } = this.#written();
        this.#send.disabled = isBlank(this.text) || length > longest;
        this.#field.setAttribute('aria-invalid', String(length > longest));
        setText(this.#counter, this.#count(length));
        this.#counter.classList.toggle('over', length > longest);
        this.#field.style.height = 'auto';
        this.#field.style.height = `${Math.min(this.#field.scrollHeight, 160)}px`;
    }

    #count(length) {
        if (length <= countFrom) return '';
        if (length > longest) return this.#translation.text('tooLong', { over: length - longest });
        // Not at every key: a screen reader says each change.
        return this.#translation.text('counter', { left: longest - length });
    }
}
