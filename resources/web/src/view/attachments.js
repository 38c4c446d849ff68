// Files of a message: pictures as pictures, others as rows.

import { element, icon, setText } from './element.js';

const page = 'M6 2h8l5 5v15H6zm7 1.8V8h4.2z';
const tallest = 260;
const widest = 320;

/** @typedef {{id: string, name: string, type?: string, size: number, width?: number, height?: number, state: string, url?: string, why?: string,
 *     preview?: string|null}} Attachment */

/** The files of one bubble. They change: what is being checked is a picture later, or refused. */
export class AttachmentList {
    #translation;
    #base;
    #shown = '';

    /** @param {string} base what goes before the paths that the relay tells */
    constructor(translation, base) {
        this.#translation = translation;
        this.#base = base;
        this.root = element('div', { class: 'files' });
        this.root.hidden = true;
    }

    /** @param {Attachment[]} files */
    show(files) {
        const wanted = JSON.stringify(files.map((file) => ({ ...file, url: Boolean(file.url) })));
        // A link is a new one with each session; the picture that is there is the same.
        if (wanted === this.#shown) return;
        this.#shown = wanted;
        this.root.hidden = files.length === 0;
        this.root.replaceChildren(...files.map((file) => this.#make(file)));
    }

    #make(file) {
        if (file.state === 'ok' && file.url) return file.width ? this.#picture(file) : this.#row(file, this.#download(file));
        const t = this.#translation;
        if (file.state === 'refused') {
            return this.#row(file, element('span', { class: 'why', dir: 'auto' }, t.text('fileRefused', { why: file.why ?? '' }).trim()));
        }
        const checking = file.state === 'checking' ? [element('span', { class: 'checking' }, t.text('fileChecking'))] : [];
        return file.preview ? this.#preview(file, checking) : this.#row(file, ...checking);
    }

    #preview(file, checking) {
        const image = element('img', { src: file.preview, alt: file.name });
        const root = element('figure', { class: 'file picture', 'data-state': file.state }, image, ...checking.map((text) => element('figcaption', {}, text)));
        // It is called a picture, and is none.
        image.addEventListener('error', () => root.replaceWith(this.#row(file, ...checking)), { once: true });
        return root;
    }

    #picture(file) {
        const scale = Math.min(1, widest / file.width, tallest / file.height);
        const image = element('img', {
            src: this.#address(file, '/thumbnail'), alt: file.name, loading: 'lazy',
            width: String(Math.max(1, Math.round(file.width * scale))), height: String(Math.max(1, Math.round(file.height * scale))),
        });
        image.addEventListener('error', () => { image.src = this.#address(file); }, { once: true });
        return element('figure', { class: 'file picture', 'data-state': file.state },
            element('a', { href: this.#address(file), target: '_blank', rel: 'noopener', title: file.name }, image));
    }

    #row(file, ...more) {
        const name = element('span', { class: 'name', dir: 'auto' }, file.name);
        return element('div', { class: `file row ${file.state}`, 'data-state': file.state }, icon(page),
            element('span', { class: 'about' }, name,
                element('span', { class: 'detail' }, element('span', { class: 'size' }, this.#translation.size(file.size)), ...more)));
    }

    #download(file) {
        return element('a', { href: this.#address(file), download: file.name, rel: 'noopener' }, this.#translation.text('download'),
            element('span', { class: 'unseen' }, ` ${file.name}`));
    }

    #address(file, tail = '') {
        const [path, query] = file.url.split('?');
        const before = path.startsWith('/') ? this.#base : '';
        return `${before}${path}${tail}${query ? `?${query}` : ''}`;
    }
}

/** Files that are chosen and not sent, above the field. */
export class ChosenList {
    #translation;
    #onRemoved;
    /** @type {Map<number, {root: Element, sign: Element, bar: HTMLProgressElement, state: Element}>} */
    #rows = new Map();

    /** @param {(key: number) => void} onRemoved */
    constructor(translation, onRemoved) {
        this.#translation = translation;
        this.#onRemoved = onRemoved;
        this.root = element('ul', { class: 'chosen', 'aria-label': translation.text('chosenFiles'), hidden: true });
    }

    /** @param {import('../state/files.js').Chosen[]} files */
    show(files) {
        this.root.hidden = files.length === 0;
        for (const [key, row] of this.#rows) {
            if (files.some((file) => file.key === key)) continue;
            row.root.remove();
            this.#rows.delete(key);
        }
        for (const file of files) {
            if (!this.#rows.has(file.key)) {
                this.#rows.set(file.key, this.#make(file));
                this.root.append(this.#rows.get(file.key).root);
            }
            this.#update(this.#rows.get(file.key), file);
        }
    }

    #make(file) {
        const t = this.#translation;
        const remove = element('button', { type: 'button', class: 'remove', 'aria-label': t.text('removeFile', { name: file.name }) }, '×');
        remove.addEventListener('click', () => this.#onRemoved(file.key));
        const bar = element('progress', { max: '1', value: '0', 'aria-label': file.name });
        const state = element('span', { class: 'detail', role: 'status' });
        const sign = icon(page);
        return {
            bar, state, sign,
            root: element('li', {}, sign, element('span', { class: 'about' },
                element('span', { class: 'name', dir: 'auto' }, file.name), state, bar), remove),
        };
    }

    #update(row, file) {
        const t = this.#translation;
        row.root.dataset.state = file.state;
        if (file.preview && row.sign.tagName !== 'IMG') {
            const picture = element('img', { src: file.preview, alt: '' });
            picture.addEventListener('error', () => picture.replaceWith(icon(page)), { once: true });
            row.sign.replaceWith(picture);
            row.sign = picture;
        }
        row.bar.hidden = file.state !== 'sending';
        row.bar.value = file.size > 0 ? file.sent / file.size : 1;
        setText(row.state, file.state === 'failed' ? file.why : file.state === 'here' ? t.size(file.size) : t.text('fileSending'));
    }
}
