// What was said and told, each once and in order, however it came: with the session, live, or as an answer to our own message.

import { checking } from './pending.js';

/**
 * @typedef {{n: number, id: string, author: {kind: string, name?: string}, text: string, at: string, clientId?: string,
 *     attachments?: import('../view/attachments.js').Attachment[],
 *     seenAt?: string, withdrawn?: boolean}} Message
 * @typedef {{kind: string, text: string, afterN?: number, at?: string}} Notice
 */
export class Transcript {
    /** @type {Map<number, Message>} */
    #messages = new Map();
    /** @type {Notice[]} */
    #notices = [];
    /** Which of the page's own messages a numbered one is. */
    #clientIds = new Map();
    /** Under which name a message stands on the page; it keeps the first one, so that it is shown and read out once. */
    #keys = new Map();
    /** What this page itself has of the pictures that it sent. */
    #previews = new Map();
    #conversation = null;
    #log = null;
    #heardTo = 0;
    /** Up to which of the customer's messages an agent has seen. */
    #seenTo = 0;

    get lastN() { return Math.max(0, ...this.#messages.keys()); }
    /** In order. */
    get messages() { return this.#sorted(); }
    get isEmpty() { return this.#messages.size === 0 && this.#notices.length === 0; }

    /**
     * Takes the session after a connect. What was there before stays, unless it is of another conversation, or of another log: a
     * restored relay may have said something else under the same numbers.
     */
    begin(session) {
        const conversation = session.conversation ?? null;
        const log = session.log ?? null;
        const isOther = (this.#conversation && this.#conversation !== conversation) || (this.#log && this.#log !== log);
        this.#log = log;
        if (isOther) {
            this.#messages.clear();
            this.#clientIds.clear();
            this.#keys.clear();
            this.#seenTo = 0;
        }
        this.#conversation = conversation;
        for (const message of session.messages) this.#keep(message);
        const seen = session.messages.filter((message) => message.author.kind === 'customer' && message.seenAt);
        this.#seenTo = Math.max(this.#seenTo, ...seen.map((message) => message.n));
        this.#notices = [...(session.notices ?? [])];
        this.#heardTo = Math.max(0, ...session.messages.map((message) => message.n));
    }

    /**
     * A live message.
     * @returns {boolean} false when messages before it are missing: then the session must be read again
     */
    add(message) {
        this.#keep(message);
        const complete = this.#isComplete(this.#heardTo + 1, message.n);
        if (complete) this.#heardTo = Math.max(this.#heardTo, message.n);
        return complete;
    }

    /** The relay has taken our message as number @p n; its own telling of it may come later. */
    settle(entry, answer) {
        this.#clientIds.set(answer.n, entry.id);
        for (const file of entry.files ?? []) if (file.preview) this.#previews.set(file.id, file.preview);
        if (this.#messages.has(answer.n)) return;
        this.#messages.set(answer.n, {
            n: answer.n, id: answer.id ?? '', author: { kind: 'customer' }, text: entry.text,
            at: new Date().toISOString(), clientId: entry.id, attachments: checking(entry),
        });
    }

    /** A message is another by now: its files were judged. */
    update(message) {
        if (this.#messages.has(message.n)) this.#keep(message);
    }

    /** Its author has taken message @p n back. */
    withdraw(n) {
        const message = this.#messages.get(n);
        if (message) this.#messages.set(n, { ...message, text: '', attachments: [], withdrawn: true });
    }

    /** The message behind which a person was called last; 0 when nobody was. */
    get calledAfter() {
        return Math.max(0, ...this.#notices.filter(({ kind }) => kind === 'waiting' || kind === 'transferred').map(({ afterN }) => afterN ?? 0));
    }

    /** An agent has seen what the customer wrote, up to message @p n. */
    see(n) { this.#seenTo = Math.max(this.#seenTo, n); }

    /** The customer's last message that an agent has seen; 0 when there is none. */
    get lastSeenN() {
        return Math.max(0, ...this.#sorted().filter((message) => message.author.kind === 'customer' && message.n <= this.#seenTo)
            .map((message) => message.n));
    }

    addNotice(notice) {
        const afterN = notice.afterN ?? this.lastN;
        const known = this.#notices.some((other) => other.kind === notice.kind && other.afterN === afterN
            && (other.at ?? '') === (notice.at ?? ''));
        if (!known) this.#notices.push({ ...notice, afterN });
    }

    hasFrom(kind) {
        for (const message of this.#messages.values()) if (message.author.kind === kind) return true;
        return false;
    }

    /** The id under which the page itself sent message @p n, if it did. */
    clientIdOf(n) { return this.#clientIds.get(n) ?? null; }
    knowsClientId(id) { return [...this.#clientIds.values()].includes(id); }

    /** The customer's messages after @p n that are not known to be one of ours. */
    unclaimedAfter(n) {
        return this.#sorted().filter((message) => message.n > n && message.author.kind === 'customer'
            && !this.#clientIds.has(message.n));
    }

    /** Messages and notices as they stand on the page. */
    items() {
        const items = [];
        const notices = this.#notices
            .map((notice, order) => ({ notice, order }))
            .sort((a, b) => (a.notice.afterN ?? 0) - (b.notice.afterN ?? 0)
                || (a.notice.at ?? '').localeCompare(b.notice.at ?? '') || a.order - b.order)
            .map(({ notice }) => notice);
        let next = 0;
        const messages = this.#sorted();
        const first = messages[0]?.n ?? 1;
        const seenN = this.lastSeenN;
        for (const message of messages) {
            next = takeNotices(items, notices, next, message.n, first);
            items.push({ type: 'message', key: this.#keyOf(message), message: this.#withPreviews(message), seen: message.n === seenN });
        }
        takeNotices(items, notices, next, Infinity, first);
        return items;
    }

    #keyOf(message) {
        if (!this.#keys.has(message.n)) {
            const clientId = this.#clientIds.get(message.n);
            this.#keys.set(message.n, clientId ? `own:${clientId}` : `n:${message.n}`);
        }
        return this.#keys.get(message.n);
    }

    #keep(message) {
        if (message.clientId) this.#clientIds.set(message.n, message.clientId);
        this.#messages.set(message.n, message);
    }

    /** While a picture of ours is being checked, it is the one that we have. */
    #withPreviews(message) {
        if (!message.attachments?.some((file) => file.state === 'checking' && this.#previews.has(file.id))) return message;
        return {
            ...message,
            attachments: message.attachments.map((file) => ({ ...file, preview: this.#previews.get(file.id) ?? null })),
        };
    }

    #isComplete(from, to) {
        for (let n = from; n < to; ++n) if (!this.#messages.has(n)) return false;
        return true;
    }

    #sorted() { return [...this.#messages.values()].sort((a, b) => a.n - b.n); }
}

/** Appends the notices that stand before message @p n. Those of a part that was not loaded are left out. */
function takeNotices(items, notices, from, n, first) {
    let next = from;
    while (next < notices.length && (notices[next].afterN ?? 0) < n) {
        const notice = notices[next++];
        if (first > 1 && (notice.afterN ?? 0) < first - 1) continue;
        items.push({ type: 'notice', key: `notice:${notice.kind}:${notice.afterN ?? 0}:${notice.at ?? ''}`, notice });
    }
    return next;
}
