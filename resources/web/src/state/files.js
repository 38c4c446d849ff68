// Files that the customer has chosen and not sent yet. Each is brought to the relay at once; a message then only names them.
// Which ones have arrived outlives a reload.

import { Upload, UploadRefused, isGone, smallPicture } from '../upload.js';

const blank = { id: null, sent: 0, why: '', preview: null, upload: null, isOld: false };

/**
 * @typedef {{key: number, id: string|null, name: string, size: number, sent: number, state: 'sending'|'here'|'failed', why: string,
 *     preview: string|null}} Chosen
 */
export class ChosenFiles {
    #target;
    #kept;
    #changed;
    #translation;
    #limits = { allowed: false, bytes: 0, count: 0 };
    /** @type {Array<Chosen & {upload: Upload|null}>} */
    #chosen = [];
    #last = 0;

    /**
     * @param {{address: string, visitor(): string, isOpen(): boolean}} target
     * @param {{files: Array<{id: string|null, name: string, size: number}>}} kept what outlives a reload
     * @param {() => void} changed
     */
    constructor(target, translation, kept, changed) {
        this.#target = target;
        this.#translation = translation;
        this.#kept = kept;
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

    /** What had been chosen before the page was loaded again. The browser has no file of it any more, only the relay. */
    restore() {
        const before = this.#kept.files;
        this.putBack(before.filter(({ id }) => id !== null), { isOld: true });
        for (const { name, size } of before.filter(({ id }) => id === null)) {
            this.#chosen.push({ ...blank, key: ++this.#last, name, size, state: 'failed', why: this.#translation.text('fileGone') });
        }
        this.#changed();
    }

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
        this.#keep();
        return complaint;
    }

    remove(key) {
        const found = this.#chosen.find((file) => file.key === key);
        if (!found) return;
        this.#chosen = this.#chosen.filter((file) => file !== found);
        found.upload?.cancel();
        if (found.preview) URL.revokeObjectURL(found.preview);
        this.#keep();
    }

    /** What goes with a message; nothing is chosen any more. */
    take() {
        const taken = this.#chosen.map(({ id, name, size, preview }) => ({ id, name, size, preview }));
        this.#chosen = [];
        this.#keep();
        return taken;
    }

    /** Of a message that is written anew. */
    putBack(files, more = {}) {
        for (const file of files) this.#chosen.push({ ...blank, key: ++this.#last, sent: file.size, state: 'here', ...file, ...more });
        this.#keep();
    }

    /** There is a connection again. */
    wake() {
        for (const file of this.#chosen) {
            if (file.state === 'sending') file.upload.wake();
            else if (file.state === 'here' && file.isOld) void this.#lookFor(file);
        }
    }

    /** Nobody keeps files for ever that no message speaks of. */
    async #lookFor(file) {
        file.isOld = false;
        if (await isGone(this.#target, file.id)) Object.assign(file, { state: 'failed', why: this.#translation.text('fileGone') });
        else file.preview = await smallPicture(this.#target, file.id);
        this.#keep();
    }

    #keep() {
        this.#kept.files = this.#chosen.filter(({ state }) => state !== 'failed').map(({ id, name, size }) => ({ id, name, size }));
        this.#changed();
    }

    #begin(file) {
        const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(file.type);
        const name = file.name || 'file';
        // One that was lost is chosen again.
        this.#chosen = this.#chosen.filter((other) => !(other.state === 'failed' && other.name === name && other.size === file.size));
        const chosen = {
            ...blank, key: ++this.#last, name, size: file.size, state: 'sending', preview: isPicture ? URL.createObjectURL(file) : null,
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
            chosen.why = this.#translation.refusal({ kind: problem.kind, detail: problem.message }, 'fileFailed');
        }
        this.#keep();
    }
}
