// What the page remembers: local storage, or memory when the browser blocks it, as it does in some frames.

class MemoryStorage {
    #values = new Map();
    get length() { return this.#values.size; }
    key(index) { return [...this.#values.keys()][index] ?? null; }
    getItem(key) { return this.#values.get(key) ?? null; }
    setItem(key, value) { this.#values.set(key, String(value)); }
    removeItem(key) { this.#values.delete(key); }
}

/** @returns {Storage|MemoryStorage} one that can be written to; localStorage, or sessionStorage for what is of this tab */
export function openStorage(browser = globalThis, name = 'localStorage') {
    try {
        const storage = browser[name];
        storage.setItem('baton.probe', '1');
        storage.removeItem('baton.probe');
        return storage;
    } catch {
        return new MemoryStorage();
    }
}

/** Values of one bot, as JSON. A full or vanished storage loses what is kept, never what is on the screen. */
export class BotStorage {
    #storage;
    #prefix;

    constructor(storage, bot) {
        this.#storage = storage;
        this.#prefix = `baton.chat.${bot}.`;
    }

    read(name) {
        try {
            return JSON.parse(this.#storage.getItem(this.#prefix + name));
        } catch {
            return null;
        }
    }

    /** @returns {boolean} whether it is kept */
    write(name, value) {
        try {
            this.#storage.setItem(this.#prefix + name, JSON.stringify(value));
            return true;
        } catch {
            return false;
        }
    }

    remove(name) {
        try {
            this.#storage.removeItem(this.#prefix + name);
        } catch {
            // nothing is there then
        }
    }

    /** Names that begin with @p start. */
    names(start) {
        const names = [];
        try {
            for (let i = 0; i < this.#storage.length; ++i) {
                const key = this.#storage.key(i) ?? '';
                if (key.startsWith(this.#prefix + start)) names.push(key.slice(this.#prefix.length));
            }
        } catch {
            // nothing is there then
        }
        return names;
    }
}
