// Brings one file to the relay: tus 1.0.0, as far as it takes. A cut connection is gone on with where it was.

const firstWait = 1000;
const longestWait = 15_000;
const mostRefusals = 3;

/** What the relay says that waiting will not change. */
export class UploadRefused extends Error {}

export class Upload {
    #target;
    #file;
    #sent;
    #request = null;
    #wake = null;
    #isCancelled = false;
    #place = null;
    #arrived = 0;

    /**
     * @param {{address: string, visitor(): string, isOpen(): boolean}} target where files go, by whose secret, and whether anybody listens
     * @param {Blob & {name?: string}} file
     * @param {(bytes: number) => void} sent
     */
    constructor(target, file, sent) {
        this.#target = target;
        this.#file = file;
        this.#sent = sent;
    }

    /** @returns {Promise<string|null>} the id of the whole file; null when it was cancelled. Rejects with UploadRefused. */
    async run() {
        let failures = 0;
        let refusals = 0;
        while (!this.#isCancelled) {
            const before = this.#arrived;
            try {
                if (this.#target.isOpen() && await this.#goOn()) return this.#isCancelled ? null : idOf(this.#place);
                // A connection that breaks again and again, but brings something each time, is worth no longer wait.
                failures = this.#target.isOpen() && this.#arrived === before ? failures + 1 : 0;
            } catch (problem) {
                if (!(problem instanceof UploadRefused)) throw problem;
                // Perhaps there is room once others of ours have arrived.
                if (!problem.mayPass || ++refusals >= mostRefusals) throw problem;
                ++failures;
            }
            await this.#pause(Math.min(firstWait * 2 ** Math.max(0, failures - 1), longestWait));
        }
        return null;
    }

    /** There is a connection again. */
    wake() { this.#wake?.(); }

    cancel() {
        this.#isCancelled = true;
        this.#request?.abort();
        this.wake();
        if (this.#place) void this.#ask('DELETE', this.#place, {});
    }

    /** @returns {Promise<boolean>} whether all of it is there */
    async #goOn() {
        if (!this.#place && !(await this.#create())) return false;
        const offset = await this.#offset();
        if (offset === null) return false;
        if (offset === this.#file.size) return true;
        this.#sent(offset);
        const answer = await this.#ask('PATCH', this.#place, {
            'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset),
        }, this.#file.slice(offset), (bytes) => this.#sent(offset + bytes));
        return answer?.status === 204 && Number(answer.getResponseHeader('Upload-Offset')) === this.#file.size;
    }

    async #create() {
        const answer = await this.#ask('POST', this.#target.address, {
            'Upload-Length': String(this.#file.size),
            'Upload-Metadata': `filename ${base64(this.#file.name || 'file')}`,
        });
        const location = answer?.status === 201 ? answer.getResponseHeader('Location') : null;
        // A proxy may have put the relay under a path of its own.
        if (location) this.#place = `${this.#target.address}/${idOf(location)}`;
        return Boolean(location);
    }

    /** How much is there; null when nobody can say now. */
    async #offset() {
        const answer = await this.#ask('HEAD', this.#place, {});
        if (answer && (answer.status === 404 || answer.status === 410)) this.#place = null;
        if (answer?.status !== 200) return null;
        this.#arrived = Number(answer.getResponseHeader('Upload-Offset'));
        return this.#arrived;
    }

    /** @returns {Promise<XMLHttpRequest|null>} null without an answer */
    async #ask(method, address, headers, body = null, progress = null) {
        const request = new XMLHttpRequest();
        request.open(method, address);
        request.setRequestHeader('Tus-Resumable', '1.0.0');
        request.setRequestHeader('Authorization', `Visitor ${this.#target.visitor()}`);
        for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
        if (progress) request.upload.addEventListener('progress', (event) => progress(event.loaded));
        this.#request = method === 'DELETE' ? this.#request : request;
        const done = await new Promise((resolve) => {
            for (const how of ['error', 'abort', 'timeout']) request.addEventListener(how, () => resolve(null));
            request.addEventListener('load', () => resolve(request));
            request.send(body);
        });
        if (done && isFinal(done.status)) throw refusalOf(done);
        return done;
    }

    async #pause(time) {
        if (this.#isCancelled) return;
        await new Promise((resolve) => {
            const timer = setTimeout(resolve, time);
            this.#wake = () => {
                clearTimeout(timer);
                resolve();
            };
        });
        this.#wake = null;
    }
}

/** 401 comes while the page is not connected, 404, 409 and 410 are looked at where they come. */
function isFinal(status) { return status >= 400 && status < 500 && ![401, 404, 408, 409, 410].includes(status); }

function refusalOf(request) {
    let detail = '';
    try {
        detail = JSON.parse(request.responseText).detail ?? '';
    } catch {
        // a proxy's own words are of no use here
    }
    const refusal = new UploadRefused(detail);
    refusal.mayPass = request.status === 429;
    refusal.kind = { 403: 'not_permitted', 413: 'too_large', 429: 'too_many' }[request.status];
    return refusal;
}

/** Whether the relay has a file no more that was brought to it; false while nobody can say. */
export async function isGone(target, id) {
    const answer = await ask(target, 'HEAD', id);
    return answer?.status === 404 || answer?.status === 410;
}

/** @returns {Promise<string|null>} the URL of a small picture of a file, if there is one */
export async function smallPicture(target, id) {
    const answer = await ask(target, 'GET', `${id}/thumbnail`);
    return answer?.ok ? URL.createObjectURL(await answer.blob()) : null;
}

/** @returns {Promise<Response|null>} null without an answer */
function ask(target, method, place) {
    const headers = { 'Tus-Resumable': '1.0.0', Authorization: `Visitor ${target.visitor()}` };
    return fetch(`${target.address}/${place}`, { method, headers }).catch(() => null);
}

function idOf(place) { return place.slice(place.lastIndexOf('/') + 1); }

function base64(text) { return btoa(String.fromCharCode(...new TextEncoder().encode(text))); }
