// Speaks with the page that embeds this one, if there is one: widget.js on the other side of the frame.

import { endsDialog } from './keys.js';

export class Embedding {
    #parent;
    #visible = false;
    #listener;

    /** @param {{shown(): void, hidden(): void}} listener */
    constructor(window, listener) {
        this.#parent = window.parent === window ? null : window.parent;
        this.#listener = listener;
        if (!this.#parent) return;
        window.addEventListener('message', (event) => {
            if (event.source === this.#parent) this.#heard(event.data);
        });
        window.addEventListener('keydown', (event) => {
            if (endsDialog(event)) this.close();
        });
        this.#tell({ type: 'baton:ready' });
    }

    get isEmbedded() { return this.#parent !== null; }
    /** A page of its own can always be seen; a frame when its launcher is open. */
    get isVisible() { return !this.#parent || this.#visible; }

    close() { this.#tell({ type: 'baton:close' }); }
    unread(count) { this.#tell({ type: 'baton:unread', count }); }

    // Any page may embed the chat and learns only how many messages wait, never what they say.
    #tell(message) { this.#parent?.postMessage(message, '*'); }

    #heard(message) {
        if (message?.type !== 'baton:visible' || typeof message.on !== 'boolean') return;
        this.#visible = message.on;
        if (message.on) this.#listener.shown();
        else this.#listener.hidden();
    }
}
