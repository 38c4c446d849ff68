// The elements of a transcript: one for each message, notice and day.

import { isBlank } from '../blank.js';
import { AttachmentList } from './attachments.js';
import { element, setAttribute, setText } from './element.js';
import { boundHeight, richText, typedText } from './richtext.js';

/** Somebody's message. Its text never changes once it is there, unless it is withdrawn; who wrote it and when may be said more exactly later. */
export class MessageBubble {
    #translation;
    #text;
    #author;
    #time;
    #state;
    #files;
    #seen;
    #withdrawn = false;
    #actions = null;

    /** @param {string} base where the relay is, for its files */
    constructor(translation, message, base = '') {
        this.#translation = translation;
        const own = message.author.kind === 'customer';
        this.#author = element('span', { class: 'author', dir: 'auto' });
        this.#text = element('div', { class: 'text', dir: 'auto' });
        this.#text.append(own ? typedText(message.text) : richText(message.text));
        boundHeight(this.#text, translation.text('showAll'));
        this.#time = element('time', {});
        this.#state = element('span', { class: 'state' });
        this.#files = new AttachmentList(translation, base);
        this.#seen = element('span', { class: 'seen' });
        this.#text.hidden = isBlank(message.text) && (message.attachments ?? []).length > 0;
        this.root = element('div', { class: `message ${own ? 'own' : 'other'} ${message.author.kind}`, 'data-from': message.author.kind },
            this.#author, this.#text, this.#files.root, element('span', { class: 'foot' }, this.#state, this.#seen, this.#time));
    }

    /** @param {boolean} continues the one above is of the same author, so the name need not be said again */
    show(message, continues) {
        const own = message.author.kind === 'customer';
        setText(this.#author, own ? this.#translation.text('you') : message.author.name || '');
        this.#author.classList.toggle('unseen', continues || own);
        const at = new Date(message.at);
        setAttribute(this.#time, 'datetime', message.at);
        setText(this.#time, this.#translation.time(at));
        this.#files.show(message.attachments ?? []);
        setAttribute(this.root, 'data-n', message.n ?? null);
        setAttribute(this.root, 'data-continues', continues);
        if (message.withdrawn) this.#withdraw();
    }

    /** @param {boolean} seen it is the last of the customer's that an agent has seen */
    showSeen(seen) { setText(this.#seen, seen ? this.#translation.text('seen') : ''); }

    /** Nothing of it stays on the page. */
    #withdraw() {
        if (this.#withdrawn) return;
        this.#withdrawn = true;
        this.#text.replaceChildren(this.#translation.text('withdrawn'));
        this.#text.hidden = false;
        this.root.classList.add('withdrawn');
        this.root.querySelectorAll('.show-all').forEach((button) => button.remove());
    }

    /** @param {{state: string, failed: boolean, actions: Array<[string, () => void]>}|null} pending null once it is taken */
    showPending(pending) {
        setText(this.#state, pending?.state ?? '');
        this.root.classList.toggle('pending', pending !== null);
        this.root.classList.toggle('failed', pending?.failed ?? false);
        const wanted = pending?.failed ?? false;
        if (wanted === (this.#actions !== null)) return;
        this.#actions?.remove();
        this.#actions = wanted ? actionRow(pending.actions) : null;
        if (this.#actions) this.root.append(this.#actions);
    }
}

function actionRow(actions) {
    return element('span', { class: 'retry' }, ...actions.map(([label, action]) => {
        const button = element('button', { type: 'button', class: 'link-button' }, label);
        button.addEventListener('click', action);
        return button;
    }));
}

export function noticeLine(notice) {
    if (notice.kind === 'welcome') {
        return element('div', { class: 'message other bot', 'data-notice': 'welcome' },
            element('div', { class: 'text', dir: 'auto' }, richText(notice.text)));
    }
    return element('p', { class: `notice ${notice.kind}`, 'data-notice': notice.kind, dir: 'auto' }, notice.text);
}

export function dayLine(text) {
    return element('p', { class: 'day' }, text);
}
