// Tells the relay how far the customer has seen what others wrote: once for each step, and never back.

export class SeenReporter {
    #report;
    #isSeen;
    #told = 0;

    /**
     * @param {(upTo: number) => void} report
     * @param {() => boolean} isSeen whether somebody can see the chat now
     */
    constructor(report, isSeen) {
        this.#report = report;
        this.#isSeen = isSeen;
    }

    /** Another session may be of another conversation, or of a relay that has forgotten. */
    begin() { this.#told = 0; }

    /** @param {number} n the last message in view that somebody else wrote; 0 when there is none */
    looked(n) {
        if (n <= this.#told || !this.#isSeen()) return;
        this.#told = n;
        this.#report(n);
    }
}
