import { MessageBubble, dayLine, noticeLine } from './bubbles.js';
import { element, icon } from './element.js';

const down = 'M12 16.5 5.5 10l1.4-1.4L12 13.7l5.1-5.1 1.4 1.4z';
const nearEnd = 60;

/** The conversation as a log. Keeps its elements, so that what is there is never read out a second time. */
export class TranscriptView {
    #translation;
    #base;
    #log;
    #typing;
    #empty;
    #jump;
    #wasAtEnd = true;
    /** @type {Map<string, {root: Element, bubble?: MessageBubble}>} */
    #rows = new Map();

    /**
     * @param {string} base where the relay is
     * @param {() => void} [looked] another part of the conversation may be in view
     */
    constructor(translation, base = '', looked = () => {}) {
        this.#translation = translation;
        this.#base = base;
        this.#log = element('div', { class: 'log', role: 'log', 'aria-live': 'off', 'aria-label': translation.text('log') });
        this.#empty = element('p', { class: 'empty', hidden: true }, translation.text('empty'));
        this.#typing = element('div', { class: 'typing', role: 'status' });
        this.#jump = element('button', { type: 'button', class: 'jump', hidden: true }, icon(down), translation.text('newMessages'));
        this.scroller = element('div', { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': translation.text('log') },
            this.#empty, this.#log, this.#typing);
        this.root = element('main', { class: 'transcript' }, this.scroller, this.#jump);
        this.#jump.addEventListener('click', () => this.scrollToEnd());
        this.scroller.addEventListener('scroll', () => {
            if (this.#isAtEnd()) this.#jump.hidden = true;
            looked();
        }, { passive: true });
        // The keyboard of a phone takes half the page; the end must stay in sight.
        new ResizeObserver(() => this.#wasAtEnd && this.scrollToEnd()).observe(this.scroller);
    }

    /** Whether the newest is in sight. */
    get atEnd() { return this.#isAtEnd(); }

    /** Stands below everything that was said. */
    addBelow(...parts) { this.#typing.before(...parts.map((part) => part.root)); }

    /** From now on, what is added is read out. */
    goLive() { this.#log.setAttribute('aria-live', 'polite'); }

    /**
     * @param {Array<object>} items as Transcript.items(), followed by what is pending
     * @param {boolean} toEnd our own message was just added
     */
    show(items, toEnd) {
        const atEnd = this.#isAtEnd();
        const wanted = new Set();
        let place = this.#log.firstChild;
        let before = null;
        let added = false;
        for (const item of this.#withDays(items)) {
            let row = this.#rows.get(item.key);
            if (!row) {
                row = this.#make(item);
                this.#rows.set(item.key, row);
                added = true;
            }
            this.#update(row, item, before);
            wanted.add(item.key);
            if (row.root !== place) this.#log.insertBefore(row.root, place);
            else place = place.nextSibling;
            before = item;
        }
        for (const [key, row] of this.#rows) {
            if (wanted.has(key)) continue;
            row.root.remove();
            this.#rows.delete(key);
        }
        this.#empty.hidden = items.length > 0;
        if (atEnd || toEnd) this.scrollToEnd();
        else if (added) this.#jump.hidden = false;
    }

    /** @param {string|null} text who types; null when nobody does */
    showTyping(text) {
        const atEnd = this.#isAtEnd();
        this.#typing.replaceChildren();
        if (text !== null) {
            this.#typing.append(element('span', { class: 'dots', 'aria-hidden': 'true' }, element('i'), element('i'), element('i')),
                element('span', {}, text));
        }
        if (atEnd) this.scrollToEnd();
    }

    scrollToEnd() {
        this.scroller.scrollTop = this.scroller.scrollHeight;
        this.#jump.hidden = true;
        this.#wasAtEnd = true;
    }

    /** The number of the last message by somebody else of which the end is in view; 0 when there is none. */
    lastInView() {
        const bottom = this.scroller.getBoundingClientRect().bottom;
        if (this.scroller.clientHeight === 0) return 0;
        const others = this.#log.querySelectorAll('.message.other[data-n]');
        for (let i = others.length - 1; i >= 0; --i) {
            if (others[i].getBoundingClientRect().bottom <= bottom + 1) return Number(others[i].dataset.n);
        }
        return 0;
    }

    #isAtEnd() {
        const { scrollHeight, scrollTop, clientHeight } = this.scroller;
        this.#wasAtEnd = scrollHeight - scrollTop - clientHeight < nearEnd;
        return this.#wasAtEnd;
    }

    #make(item) {
        if (item.type === 'day') return { root: dayLine(item.text) };
        if (item.type === 'notice') return { root: noticeLine(item.notice) };
        const bubble = new MessageBubble(this.#translation, item.message, this.#base);
        return { root: bubble.root, bubble };
    }

    #update(row, item, before) {
        if (!row.bubble) return;
        const continues = before?.type === 'message' && before.message.author.kind === item.message.author.kind
            && (before.message.author.name ?? '') === (item.message.author.name ?? '');
        row.bubble.show(item.message, continues);
        row.bubble.showPending(item.pending ?? null);
        row.bubble.showSeen(item.seen ?? false);
    }

    /** Puts a line before the first message of each day. */
    #withDays(items) {
        const shown = [];
        let last = null;
        for (const item of items) {
            const at = item.message?.at ?? item.notice?.at;
            const day = at ? new Date(at).toDateString() : last;
            if (day && day !== last) shown.push({ type: 'day', key: `day:${day}`, text: this.#translation.day(new Date(at)) });
            last = day;
            shown.push(item);
        }
        return shown;
    }
}
