// What is being written and not sent yet, with the files beside it. Each tab has its own; it outlives a reload, and a tab that was
// closed leaves its own to the next one that is opened.

import { randomText } from '../random.js';

export class Draft {
    #kept;
    #tab;
    #name;

    /**
     * @param {import('../storage.js').BotStorage} kept shared by all tabs
     * @param {import('../storage.js').BotStorage} tab of this tab alone, back after a reload
     * @param {EventTarget} window
     */
    constructor(kept, tab, window) {
        this.#kept = kept;
        this.#tab = tab;
        const known = tab.read('draft.tab');
        this.#name = `draft.${known ?? randomText(9)}`;
        if (known === null) {
            tab.write('draft.tab', this.#name.slice('draft.'.length));
            this.#adopt();
        }
        window.addEventListener('pagehide', () => this.#leave());
        // A page that comes back out of the browser's memory has never been away.
        window.addEventListener('pageshow', () => this.#kept.remove(this.#name));
        this.#kept.remove(this.#name);
    }

    get text() { return this.#tab.read('draft') ?? ''; }
    set text(value) {
        if (value) this.#tab.write('draft', value);
        else this.#tab.remove('draft');
    }

    /** @returns {Array<{id: string|null, name: string, size: number}>} without an id where it had not arrived */
    get files() {
        const files = this.#tab.read('files');
        return Array.isArray(files) ? files.filter(isFile) : [];
    }
    set files(value) {
        if (value.length > 0) this.#tab.write('files', value);
        else this.#tab.remove('files');
    }

    #adopt() {
        for (const name of ['draft', ...this.#kept.names('draft.')]) {
            const left = this.#kept.read(name);
            const { text, files } = typeof left === 'string' ? { text: left, files: [] } : left ?? {};
            if (typeof text !== 'string' || !Array.isArray(files)) continue;
            this.#kept.remove(name);
            this.text = text;
            this.files = files;
            return;
        }
    }

    #leave() {
        const { text } = this;
        const files = this.files.filter(({ id }) => id !== null);
        if (files.length > 0) this.#kept.write(this.#name, { text, files });
        else if (text) this.#kept.write(this.#name, text);
    }
}

function isFile(value) {
    return (typeof value?.id === 'string' || value?.id === null) && typeof value.name === 'string' && typeof value.size === 'number';
}
