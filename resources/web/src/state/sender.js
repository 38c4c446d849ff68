// Sends what is in the outbox: one after another, so that the order holds, and again until there is an answer.

const firstWait = 1000;
const longestWait = 15_000;
const passing = new Set(['too_many', 'unavailable']);

export class Sender {
    #outbox;
    #connection;
    #settled;
    #changed;
    #words;
    #timer = null;
    #busy = false;
    #failures = 0;

    /**
     * @param {import('./outbox.js').Outbox} outbox
     * @param {{isOpen: boolean, send(id: string, text: string, attachments: string[]): Promise<object>}} connection
     * @param {{settled(entry, answer): void, changed(): void, words(error: {kind: string, detail: string}): string}} listener
     */
    constructor(outbox, connection, { settled, changed, words }) {
        this.#outbox = outbox;
        this.#connection = connection;
        this.#settled = settled;
        this.#changed = changed;
        this.#words = words;
    }

    /** There is something to send, or a connection to send it on. */
    wake() {
        clearTimeout(this.#timer);
        this.#timer = null;
        if (!this.#busy) void this.#work();
    }

    async #work() {
        this.#busy = true;
        try {
            while (this.#connection.isOpen && this.#outbox.next && !this.#timer) await this.#sendOne(this.#outbox.next);
        } finally {
            this.#busy = false;
        }
    }

    async #sendOne(entry) {
        this.#outbox.change(entry, { tried: true });
        const answer = await this.#connection.send(entry.id, entry.text, (entry.files ?? []).map((file) => file.id));
        if (answer.ok) {
            this.#failures = 0;
            this.#outbox.remove(entry);
            this.#settled(entry, answer);
        } else if (answer.error && !passing.has(answer.error.kind)) {
            this.#outbox.change(entry, { failure: this.#words(answer.error) });
            this.#changed();
        } else if (this.#connection.isOpen) {
            this.#waitAWhile();
        }
    }

    #waitAWhile() {
        const wait = Math.min(firstWait * 2 ** this.#failures++, longestWait);
        this.#timer = setTimeout(() => this.wake(), wait);
    }
}
