// What is being written and not sent yet. Each tab has its own; it outlives a reload, and a tab that was closed leaves its
// own to the next one that is opened.

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

    #adopt() {
        for (const name of ['draft', ...this.#kept.names('draft.')]) {
            const text = this.#kept.read(name);
            if (typeof text !== 'string') continue;
            this.#kept.remove(name);
            this.text = text;
            return;
        }
    }

    #leave() {
        const text = this.text;
        if (text) this.#kept.write(this.#name, text);
    }
}
