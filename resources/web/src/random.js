// Secrets and ids from the browser's own source of randomness; crypto.randomUUID needs a secure address, this does not.

/** @returns {string} letters, digits, - and _; six bits of chance each */
export function randomText(bytes) {
    const chosen = crypto.getRandomValues(new Uint8Array(bytes));
    const base64 = btoa(String.fromCharCode(...chosen));
    return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
