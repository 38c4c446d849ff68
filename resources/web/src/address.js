// Where this page lives: .../chat/BOT on a relay, which a proxy may have put under a path of its own.

/**
 * @param {Location} location
 * @returns {{bot: string, origin: string, base: string, socketPath: string, language: string|null}}
 */
export function readAddress(location) {
    const found = /^(.*)\/chat\/([^/]+)\/?$/.exec(location.pathname);
    return {
        bot: found ? decodeURIComponent(found[2]) : '',
        origin: location.origin,
        base: `${location.origin}${found ? found[1] : ''}`,
        socketPath: `${found ? found[1] : ''}/socket.io`,
        language: new URLSearchParams(location.search).get('lang'),
    };
}
