// The namespace /customer of the relay. Comes back by itself, and says so.

import { io } from 'socket.io-client';

const answerWithin = 10_000;
/** Some proxies swallow the upgrade to a WebSocket without a word. */
const socketWithin = 4000;
const pollingWithin = 10_000;
/** How long polling comes first then. It goes on trying for a WebSocket behind. */
const pollingFor = 5 * 60_000;
const firstWait = 1000;
const longestWait = 30_000;
/** A refusal that no waiting will change. */
const lasting = new Set(['not_found', 'invalid', 'not_permitted']);

/**
 * States: `connecting` before the first session, `open`, `lost` until the next session, `refused` for good; with what the relay said to
 * it, if it did.
 * @typedef {{state(state: string, refusal: {kind: string, detail: string}|null): void, session(session: object): void, message(message: object): void,
 *     updated(message: object): void, files(limits: object): void,
 *     typing(typing: object): void, changed(state: object): void, notice(notice: object): void, agents(agents: object): void,
 *     withdrawn(withdrawn: {id: string, n: number}): void, seen(seen: {upTo: number}): void,
 *     rating(asked: object): void, form(form: object): void}} Listener
 */
export class Connection {
    #socket;
    #listener;
    #state = 'connecting';
    #refusal = null;
    #failures = 0;
    #timer = null;
    #pollingUntil = 0;

    /**
     * @param {{origin: string, socketPath: string, bot: string}} address
     * @param {string} visitor the secret that brings a customer back
     * @param {Listener} listener
     */
    constructor(address, visitor, listener) {
        this.#listener = listener;
        this.#socket = io(`${address.origin}/customer`, {
            path: address.socketPath,
            auth: { bot: address.bot, visitor },
            transports: ['websocket', 'polling'],
            tryAllTransports: true,
            reconnectionDelay: 500,
            reconnectionDelayMax: 5000,
            timeout: socketWithin,
            autoConnect: false,
        });
        this.#listen();
    }

    /** A session is here, so that what is sent finds its conversation. */
    get isOpen() { return this.#state === 'open'; }

    start() {
        this.#socket.connect();
        globalThis.addEventListener?.('online', () => this.#connectNow());
    }

    /** Reads the session again. */
    refresh() {
        this.#socket.disconnect().connect();
    }

    /** @returns {Promise<{ok?: true, n?: number, id?: string, error?: {kind: string, detail: string}}>} empty without an answer */
    send(id, text, attachments = []) {
        return this.#ask('message', attachments.length > 0 ? { id, text, attachments } : { id, text });
    }
    askForPerson() { return this.#ask('human', {}); }
    press(message, button) { return this.#ask('button', { message, button }); }
    rate(score, text) { return this.#ask('rate', text ? { score, text } : { score }); }
    fillForm(values) { return this.#ask('form', { values }); }
    typing(on) { if (this.isOpen) this.#socket.volatile.emit('typing', { on }); }
    seen(upTo) { if (this.isOpen) this.#socket.emit('seen', { upTo }); }

    async #ask(name, content) {
        if (!this.isOpen) return {};
        try {
            return (await this.#socket.timeout(answerWithin).emitWithAck(name, content)) ?? {};
        } catch {
            return {};
        }
    }

    #listen() {
        const socket = this.#socket;
        socket.on('session', (session) => {
            this.#failures = 0;
            // First what is known, then that there is a connection: whoever sends now knows what is there.
            this.#listener.session(session);
            this.#become('open');
        });
        socket.on('message', (message) => this.#listener.message(message));
        socket.on('updated', (message) => this.#listener.updated(message));
        socket.on('files', (limits) => this.#listener.files(limits));
        socket.on('typing', (typing) => this.#listener.typing(typing));
        socket.on('state', (state) => this.#listener.changed(state));
        socket.on('notice', (notice) => this.#listener.notice(notice));
        socket.on('agents', (agents) => this.#listener.agents(agents));
        socket.on('withdrawn', (withdrawn) => this.#listener.withdrawn(withdrawn));
        socket.on('seen', (seen) => this.#listener.seen(seen));
        socket.on('rating', (rating) => this.#listener.rating(rating));
        socket.on('form', (form) => this.#listener.form(form));
        socket.on('failed', (refusal) => this.#become('lost', refusal));
        socket.on('disconnect', (reason) => {
            this.#chooseTransport();
            if (this.#state !== 'lost') this.#become('lost');
            if (reason === 'io server disconnect') this.#connectLater();
        });
        socket.on('connect_error', (error) => {
            if (error.message === 'timeout') this.#pollingUntil = Date.now() + pollingFor;
            this.#chooseTransport();
            const refusal = error.data;
            if (refusal && lasting.has(refusal.kind)) return this.#become('refused', refusal);
            this.#become('lost', refusal);
            if (!socket.active) this.#connectLater();
        });
    }

    /** For the next attempt: polling at once, or a WebSocket at once. */
    #chooseTransport() {
        const manager = this.#socket.io;
        const polls = Date.now() < this.#pollingUntil;
        manager.opts.transports = polls ? ['polling', 'websocket'] : ['websocket', 'polling'];
        manager.timeout(polls ? pollingWithin : socketWithin);
    }

    #become(state, refusal = null) {
        const isKnown = state === this.#state && refusal?.detail === this.#refusal?.detail;
        if (this.#state === 'refused' || (isKnown && state !== 'open')) return;
        this.#state = state;
        this.#refusal = refusal;
        this.#listener.state(state, refusal);
    }

    /** Socket.IO comes back from a lost connection by itself, but not when the relay has ended it. */
    #connectLater() {
        clearTimeout(this.#timer);
        const wait = Math.min(firstWait * 2 ** this.#failures++, longestWait);
        this.#timer = setTimeout(() => this.#socket.connect(), wait * (0.5 + Math.random() / 2));
    }

    #connectNow() {
        if (this.isOpen || this.#state === 'refused') return;
        clearTimeout(this.#timer);
        if (!this.#socket.connected) this.#socket.disconnect().connect();
    }
}
