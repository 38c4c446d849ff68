// Files that the customer has chosen and not sent yet. Each is brought to the relay at once; a message then only names them.

import { Upload, UploadRefused } from '../upload.js';

/**
 * @typedef {{key: number, id: string|null, name: string, size: number, sent: number, state: 'sending'|'here'|'failed', why: string,
 *     preview: string|null}} Chosen
 */
export class ChosenFiles {
    #target;
    #changed;
    #translation;
    #limits = { allowed: false, bytes: 0, count: 0 };
    /** @type {Array<Chosen & {upload: Upload|null}>} */
    #chosen = [];
    #last = 0;

    /** @param {{address: string, visitor(): string, isOpen(): boolean}} target @param {() => void} changed */
    constructor(target, translation, changed) {
        this.#target = target;
        this.#translation = translation;
        this.#changed = changed;
    }

    get allowed() { return this.#limits.allowed; }
    /** As the relay has told them. */
    set limits(limits) {
        this.#limits = limits;
        this.#changed();
    }

    /** @returns {Chosen[]} */
    get all() { return this.#chosen; }
    get isEmpty() { return this.#chosen.length === 0; }
    /** Whether a message can go with them. */
    get areHere() { return this.#chosen.every((file) => file.state === 'here'); }

    /** @param {Iterable<File>} files @returns {string} why some of them were left out; empty when none were */
    add(files) {
        let complaint = '';
        for (const file of files) {
            const t = this.#translation;
            if (this.#chosen.length >= this.#limits.count) complaint = t.text('tooManyFiles', { count: this.#limits.count });
            else if (file.size > this.#limits.bytes) complaint = t.text('fileTooLarge', { name: file.name, size: t.size(this.#limits.bytes) });
            else if (file.size === 0) complaint = t.text('fileEmpty', { name: file.name });
            else this.#begin(file);
        }
        this.#changed();
        return complaint;
    }

    remove(key) {
        const found = this.#chosen.find((file) => file.key === key);
        if (!found) return;
        this.#chosen = this.#chosen.filter((file) => file !== found);
        found.upload?.cancel();
        if (found.preview) URL.revokeObjectURL(found.preview);
        this.#changed();
    }

    /** What goes with a message; nothing is chosen any more. */
    take() {
        const taken = this.#chosen.map(({ id, name, size, preview }) => ({ id, name, size, preview }));
        this.#chosen = [];
        this.#changed();
        return taken;
    }

    /** Of a message that is written anew. */
    putBack(files) {
        for (const file of files) {
            this.#chosen.push({ key: ++this.#last, sent: file.size, state: 'here', why: '', preview: null, upload: null, ...file });
        }
        this.#changed();
    }

    /** There is a connection again. */
    wake() {
        for (const file of this.#chosen) if (file.state === 'sending') file.upload.wake();
    }

    #begin(file) {
        const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(file.type);
        const chosen = {
            key: ++this.#last, id: null, name: file.name || 'file', size: file.size, sent: 0, state: 'sending', why: '',
            preview: isPicture ? URL.createObjectURL(file) : null, upload: null,
        };
        chosen.upload = new Upload(this.#target, file, (sent) => {
            chosen.sent = sent;
            this.#changed();
        });
        this.#chosen.push(chosen);
        void this.#bring(chosen);
    }

    async #bring(chosen) {
        try {
            chosen.id = await chosen.upload.run();
            chosen.state = 'here';
            chosen.sent = chosen.size;
        } catch (problem) {
            if (!(problem instanceof UploadRefused)) throw problem;
            chosen.state = 'failed';
            chosen.why = problem.message || this.#translation.text('fileFailed');
        }
        this.#changed();
    }
}
