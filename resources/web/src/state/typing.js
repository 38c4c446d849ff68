// Tells the other side that the customer types: when they begin, now and then while they go on, and when they pause.

const repeatAfter = 4000;
const pauseAfter = 6000;

export class TypingReporter {
    #report;
    #on = false;
    #told = 0;
    #pause = null;

    /** @param {(on: boolean) => void} report */
    constructor(report) { this.#report = report; }

    keystroke(now = Date.now()) {
        clearTimeout(this.#pause);
        this.#pause = setTimeout(() => this.stop(), pauseAfter);
        if (this.#on && now - this.#told < repeatAfter) return;
        this.#on = true;
        this.#told = now;
        this.#report(true);
    }

    stop() {
        clearTimeout(this.#pause);
        if (!this.#on) return;
        this.#on = false;
        this.#report(false);
    }
}

/** Who types over there. A telling that nobody takes back runs out by itself. */
export class TypingShown {
    #changed;
    #timer = null;
    #name = null;
    static longest = 10_000;

    /** @param {(name: string|null) => void} changed the name, empty when it is not known, null when nobody types */
    constructor(changed) { this.#changed = changed; }

    show(on, name) {
        clearTimeout(this.#timer);
        if (on) this.#timer = setTimeout(() => this.show(false), TypingShown.longest);
        const next = on ? name ?? '' : null;
        if (next === this.#name) return;
        this.#name = next;
        this.#changed(next);
    }
}
