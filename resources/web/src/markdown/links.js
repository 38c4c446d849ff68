// Which addresses may be opened from the chat, and how they are shown.

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Whether a link may be offered at all: with a host, to write to or to call; never javascript:, data: or a relative one. */
export function isSafe(address) { return /^(https?:\/\/[^/?#\s]|(mailto|tel):)/i.test(address); }

/** @returns {URL|null} null for what must stay plain text: javascript:, data:, relative and broken addresses */
export function safeAddress(text) {
    if (!isSafe(text)) return null;
    try {
        const url = new URL(text);
        return schemes.has(url.protocol) ? url : null;
    } catch {
        return null;
    }
}

/** Where a link leads, short enough to stand behind its text. The host is always whole: it is what tells a trap. */
export function shownTarget(url) {
    if (url.protocol === 'mailto:' || url.protocol === 'tel:') return decodeSafely(url.pathname);
    const rest = url.pathname === '/' ? '' : url.pathname;
    const whole = url.host + decodeSafely(rest);
    const longest = Math.max(url.host.length + 1, 48);
    return whole.length > longest ? `${whole.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : whole;
}

/** True when the text already says everything the target would. */
export function saysItself(text, url) {
    if (url.username || url.password) return false;
    const plain = (of) => of.replace(/^(https?:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '').toLowerCase();
    return plain(text.trim()) === plain(url.href);
}

function decodeSafely(text) {
    try {
        // Control and direction characters could make one address look like another.
        const decoded = decodeURIComponent(text);
        return /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.test(decoded) ? text : decoded;
    } catch {
        return text;
    }
}
