// Messages that the relay has not acknowledged. They survive a reload and a closed tab; their ids make a repeat harmless.

import { randomText } from '../random.js';

/** @typedef {{id: string, text: string, files?: Array<{id: string, name: string, size: number}>, at: string, afterN: number, tried: boolean, failure: string|null}} Entry */

export class Outbox {
    #storage;
    #name;
    /** @type {Entry[]} */
    #entries = [];

    /**
     * @param {import('../storage.js').BotStorage} storage
     * @param {LockManager|undefined} locks tells which tabs still live; absent on addresses that are not secure
     */
    constructor(storage, locks) {
        this.#storage = storage;
        this.#name = `outbox.${randomText(9)}`;
        this.ready = this.#adopt(locks);
    }

    get entries() { return this.#entries; }
    get isEmpty() { return this.#entries.length === 0; }
    /** The next one to send. */
    get next() { return this.#entries.find((entry) => !entry.failure) ?? null; }

    /** @param {number} afterN the last message known when it was written */
    add(text, afterN, files = []) {
        const entry = { id: randomText(16), text, files, at: new Date().toISOString(), afterN, tried: false, failure: null };
        this.#entries.push(entry);
        this.#save();
        return entry;
    }

    change(entry, values) {
        Object.assign(entry, values);
        this.#save();
    }

    remove(entry) {
        this.#entries = this.#entries.filter((other) => other.id !== entry.id);
        this.#save();
    }

    #save() {
        // A preview is of this page alone.
        const kept = this.#entries.map((entry) => ({ ...entry, files: (entry.files ?? []).map(({ id, name, size }) => ({ id, name, size })) }));
        if (kept.length > 0) this.#storage.write(this.#name, kept);
        else this.#storage.remove(this.#name);
    }

    /** Takes over what tabs left behind that are gone. */
    async #adopt(locks) {
        const left = this.#storage.names('outbox.').filter((name) => name !== this.#name);
        if (!locks) {
            for (const name of left) this.#takeFrom(name);
            return;
        }
        // Held for as long as this tab lives.
        await new Promise((held) => {
            locks.request(this.#name, () => {
                held();
                return new Promise(() => {});
            }).catch(() => held());
        });
        for (const name of left) {
            await locks.request(name, { ifAvailable: true }, (lock) => lock && this.#takeFrom(name)).catch(() => {});
        }
    }

    #takeFrom(name) {
        const found = this.#storage.read(name);
        const entries = (Array.isArray(found) ? found : []).filter(isEntry).map((entry) => ({ ...entry, failure: entry.failure ?? null }));
        this.#entries = [...this.#entries, ...entries].sort((a, b) => a.at.localeCompare(b.at));
        this.#save();
        this.#storage.remove(name);
    }
}

function isEntry(value) {
    return typeof value?.id === 'string' && typeof value.text === 'string' && typeof value.at === 'string';
}
