import { element } from './element.js';

/** The whole page takes files that are dropped on it, and says so while they hang above it. */
export class DropZone {
    #depth = 0;

    /** @param {(files: File[]) => void} onDropped @param {() => boolean} isTaking */
    constructor(document, translation, onDropped, isTaking) {
        this.root = element('div', { class: 'dropzone', hidden: true }, element('span', {}, translation.text('dropFiles')));
        const hasFiles = (event) => isTaking() && [...(event.dataTransfer?.types ?? [])].includes('Files');
        document.addEventListener('dragenter', (event) => {
            if (hasFiles(event)) this.root.hidden = ++this.#depth === 0;
        });
        document.addEventListener('dragleave', (event) => {
            if (hasFiles(event)) this.root.hidden = --this.#depth <= 0;
        });
        document.addEventListener('dragover', (event) => {
            if (hasFiles(event)) event.preventDefault();
        });
        document.addEventListener('drop', (event) => {
            this.#depth = 0;
            this.root.hidden = true;
            if (!hasFiles(event)) return;
            event.preventDefault();
            onDropped([...event.dataTransfer.files]);
        });
    }
}
