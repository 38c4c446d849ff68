// What came while nobody looked: shown in the title, and on the launcher of a page that embeds this one.

export class Unread {
    #count = 0;
    #changed;
    #isSeen;

    /**
     * @param {() => boolean} isSeen whether somebody can see the chat now
     * @param {(count: number) => void} changed
     */
    constructor(isSeen, changed) {
        this.#isSeen = isSeen;
        this.#changed = changed;
    }

    arrived() {
        if (!this.#isSeen()) this.#set(this.#count + 1);
    }

    looked() {
        if (this.#isSeen()) this.#set(0);
    }

    #set(count) {
        if (count === this.#count) return;
        this.#count = count;
        this.#changed(count);
    }
}
