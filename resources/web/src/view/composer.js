import { isBlank } from '../blank.js';
import { ChosenList } from './attachments.js';
import { element, icon, setAttribute, setText } from './element.js';

const arrow = 'M3.4 20.4 21.5 12 3.4 3.6l-.01 6.5L15 12 3.39 13.9z';
const clip = 'M16.5 6.5v9.8a4.5 4.5 0 0 1-9 0V5.6a3 3 0 0 1 6 0v9.6a1.5 1.5 0 0 1-3 0V6.5H9v8.7a3 3 0 0 0 6 0V5.6a4.5 4.5 0 0 0-9 0v10.7a6 6 0 0 0 12 0V6.5z';
const longest = 8000;
const countFrom = 7500;

/** Where the customer writes. */
export class Composer {
    #translation;
    #field;
    #counter;
    #send;
    #attach;
    #picker;
    #chosen;
    #complaint;
    #files = { allowed: false, chosen: [], areHere: true };
    #listener;

    /** @param {{submitted(text: string): void, typed(text: string): void, filesChosen(files: File[]): string, fileRemoved(key: number): void}} listener */
    constructor(translation, listener) {
        this.#translation = translation;
        this.#listener = listener;
        this.#field = element('textarea', {
            id: 'composer', rows: '1', dir: 'auto', autocomplete: 'off', enterkeyhint: 'send',
            placeholder: translation.text('composerPlaceholder'), 'aria-describedby': 'composer-hint composer-counter',
        });
        this.#counter = element('span', { id: 'composer-counter', class: 'counter', 'aria-live': 'polite' });
        this.#send = element('button', { type: 'submit', class: 'send', 'aria-label': translation.text('send') }, icon(arrow));
        this.#attach = element('button', { type: 'button', class: 'attach', 'aria-label': translation.text('attach'), title: translation.text('attach'), hidden: true },
            icon(clip));
        this.#picker = element('input', { type: 'file', multiple: true, class: 'unseen', tabindex: '-1', 'aria-hidden': 'true' });
        this.#chosen = new ChosenList(translation, (key) => this.#remove(key));
        this.#complaint = element('p', { class: 'note', role: 'alert', dir: 'auto' });
        this.root = element('form', { class: 'composer' }, this.#chosen.root, this.#complaint,
            element('label', { class: 'unseen', for: 'composer' }, translation.text('composerLabel')),
            element('span', { class: 'unseen', id: 'composer-hint' }, translation.text('composerHint')),
            element('div', { class: 'field' }, this.#attach, this.#picker, this.#field, this.#send), this.#counter);
        this.#connect();
        this.#show();
    }

    get text() { return this.#field.value; }
    set text(value) {
        this.#field.value = value;
        this.#show();
    }

    focus() { this.#field.focus(); }

    /** @param {{allowed: boolean, chosen: import('../state/files.js').Chosen[], areHere: boolean}} files */
    showFiles(files) {
        this.#files = files;
        this.#attach.hidden = !files.allowed;
        this.#chosen.show(files.chosen);
        this.#show();
    }

    /** From wherever they come: chosen, dropped, pasted. @returns {boolean} whether they were taken */
    take(files) {
        if (!this.#files.allowed || files.length === 0) return false;
        setText(this.#complaint, this.#listener.filesChosen(files));
        this.focus();
        return true;
    }

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
        this.#attach.addEventListener('click', () => this.#picker.click());
        this.#picker.addEventListener('change', () => {
            const files = [...this.#picker.files];
            this.#picker.value = '';
            this.take(files);
        });
        this.#field.addEventListener('paste', (event) => {
            // A text editor gives the words and a picture of them; the words are meant.
            const hasText = event.clipboardData?.types.includes('text/plain');
            if (!hasText && this.take([...(event.clipboardData?.files ?? [])])) event.preventDefault();
        });
        this.#field.addEventListener('input', () => {
            this.#show();
            this.#listener.typed(this.text);
        });
    }

    #submit() {
        const text = this.#written();
        if (!this.#canGo()) return;
        setText(this.#complaint, '');
        this.text = '';
        this.focus();
        this.#listener.submitted(text);
    }

    #remove(key) {
        setText(this.#complaint, '');
        this.#listener.fileRemoved(key);
        this.focus();
    }

    #canGo() {
        const { chosen, areHere } = this.#files;
        const text = this.#written();
        return text.length <= longest && areHere && (chosen.length > 0 || !isBlank(text));
    }

    /** As it was typed, but for empty lines around it. */
    #written() { return this.text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd(); }

    #show() {
        const { length } = this.#written();
        this.#send.disabled = !this.#canGo();
        const hasFailed = this.#files.chosen.some((file) => file.state === 'failed');
        setAttribute(this.#send, 'title', this.#files.areHere ? null : this.#translation.text(hasFailed ? 'filesFailed' : 'filesNotHere'));
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
