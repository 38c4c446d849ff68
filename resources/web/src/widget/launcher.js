import { endsDialog } from '../keys.js';
import { styles } from './styles.js';
import { texts } from './texts.js';

const bubble = 'M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-6.6L8 21.2V17H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z';
const cross = 'M6.4 5 5 6.4 10.6 12 5 17.6 6.4 19l5.6-5.6 5.6 5.6 1.4-1.4-5.6-5.6L19 6.4 17.6 5 12 10.6z';

/** The button in the corner and the frame it opens, in a shadow tree where the page's styles do not reach. */
export class Launcher {
    #address;
    #texts;
    #label;
    #ended = new AbortController();
    #host = document.createElement('div');
    #button = document.createElement('button');
    #dot = document.createElement('span');
    #corner = document.createElement('div');
    #panel = document.createElement('div');
    #frame = null;
    #open = false;
    #unread = 0;

    /**
     * @param {URL} address of the chat page
     * @param {{label?: string, side?: string, language?: string}} options
     */
    constructor(address, { label, side, language }) {
        this.#address = address;
        this.#texts = texts(language);
        this.#label = label || this.#texts.open;
        this.#build(side === 'left');
        this.#button.addEventListener('click', () => this.#show(!this.#open));
        const { signal } = this.#ended;
        document.addEventListener('keydown', (event) => {
            if (this.#open && endsDialog(event)) this.#show(false);
        }, { signal });
        window.addEventListener('message', (event) => {
            if (this.#frame && event.source === this.#frame.contentWindow && event.origin === this.#address.origin) this.#heard(event.data);
        }, { signal });
    }

    /**
     * Beside the body, not in it: libraries that change pages without loading them (Turbo, pjax) put another body in its
     * place, and an open chat goes on.
     */
    attach() { if (!this.#host.isConnected) document.documentElement.append(this.#host); }

    is(node) { return node === this.#host; }

    remove() {
        this.#ended.abort();
        this.#host.remove();
    }

    #build(left) {
        const root = this.#host.attachShadow({ mode: 'open' });
        dress(root);
        this.#host.className = 'baton-chat';
        const corner = this.#corner;
        corner.className = left ? 'corner left' : 'corner';
        this.#panel.className = 'panel';
        this.#panel.id = 'panel';
        this.#panel.hidden = true;
        this.#button.type = 'button';
        this.#button.className = 'launcher';
        this.#button.setAttribute('aria-controls', 'panel');
        this.#button.setAttribute('aria-haspopup', 'dialog');
        this.#dot.className = 'dot';
        this.#dot.hidden = true;
        this.#button.append(picture(bubble, 'closed'), picture(cross, 'opened'), this.#dot);
        corner.append(this.#panel, this.#button);
        root.append(corner);
        this.#tell();
    }

    #show(open) {
        if (open && !this.#frame) this.#load();
        this.#open = open;
        this.#panel.hidden = !open;
        this.#corner.classList.toggle('open', open);
        if (open) this.#frame.focus();
        else this.#button.focus();
        this.#sayVisible();
        this.#tell();
    }

    /** Only when it is wanted: a page that nobody chats on costs the relay nothing. */
    #load() {
        this.#frame = document.createElement('iframe');
        this.#frame.src = this.#address.href;
        this.#frame.title = this.#texts.frame;
        this.#panel.append(this.#frame);
    }

    #heard(message) {
        if (message?.type === 'baton:ready') this.#sayVisible();
        else if (message?.type === 'baton:close') this.#show(false);
        else if (message?.type === 'baton:unread' && Number.isInteger(message.count)) {
            this.#unread = message.count;
            this.#tell();
        }
    }

    #sayVisible() {
        this.#frame?.contentWindow?.postMessage({ type: 'baton:visible', on: this.#open }, this.#address.origin);
    }

    #tell() {
        const waits = this.#unread > 0 && !this.#open;
        this.#dot.hidden = !waits;
        this.#dot.textContent = this.#unread > 9 ? '9+' : String(this.#unread);
        this.#button.setAttribute('aria-expanded', String(this.#open));
        const name = this.#open ? this.#texts.close : this.#label;
        this.#button.setAttribute('aria-label', waits ? `${name} (${this.#texts.unread}: ${this.#unread})` : name);
    }
}

/** A careful page allows no style elements; an older browser cannot do without them. */
function dress(root) {
    try {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(styles);
        root.adoptedStyleSheets = [sheet];
        if (root.adoptedStyleSheets[0] === sheet) return;
    } catch {
        // then by an element
    }
    const style = document.createElement('style');
    style.textContent = styles;
    root.append(style);
}

function picture(path, className) {
    const namespace = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(namespace, 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('class', className);
    const shape = document.createElementNS(namespace, 'path');
    shape.setAttribute('d', path);
    svg.append(shape);
    return svg;
}
