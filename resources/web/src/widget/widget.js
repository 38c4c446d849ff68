// Put on any page:  <script src="https://RELAY/widget.js" data-bot="BOT" async></script>
// Further attributes: data-label (of the launcher), data-side="left", data-lang. A button appears; it opens the chat in a frame.

import { Launcher } from './launcher.js';

const script = document.currentScript ?? document.querySelector('script[data-bot][src*="widget.js"]');

/** One launcher a side, however often the script is run. */
const launchers = (window[Symbol.for('baton.launchers')] ??= new Map());

function begin() {
    const bot = script?.dataset.bot;
    if (!bot) {
        console.error('Baton: the script tag of widget.js needs the attribute data-bot.');
        return;
    }
    // The page lies beside the script, wherever a proxy has put the two.
    const address = new URL(`chat/${encodeURIComponent(bot)}`, script.dataset.relay ? `${script.dataset.relay.replace(/\/*$/, '')}/` : script.src);
    const language = script.dataset.lang || document.documentElement.lang;
    if (language) address.searchParams.set('lang', language);
    const { label, side } = script.dataset;
    const place = side === 'left' ? 'left' : 'right';
    const wanted = JSON.stringify([address.href, label]);
    const there = launchers.get(place);
    if (there?.wanted === wanted) {
        there.script = script;
        there.launcher.attach();
        return;
    }
    there?.launcher.remove();
    const launcher = new Launcher(address, { label, side, language });
    launcher.attach();
    launchers.set(place, { launcher, wanted, script, wasThere: script.isConnected });
    if (!there) watch(place);
}

/** The launcher stays while the page has its script, whatever becomes of the body, and comes back if it was swept away. */
function watch(place) {
    new MutationObserver((changes) => {
        const entry = launchers.get(place);
        if (!entry || !changes.some((change) => touches(change, entry))) return;
        const stays = !entry.wasThere || entry.script.isConnected || document.querySelector(`script[src="${CSS.escape(entry.script.getAttribute('src'))}"]`);
        if (stays) return entry.launcher.attach();
        entry.launcher.remove();
        launchers.delete(place);
    }).observe(document.documentElement, { childList: true });
}

function touches(change, { launcher }) {
    return [...change.addedNodes, ...change.removedNodes].some((node) => node.nodeName === 'BODY' || launcher.is(node));
}

if (document.body) begin();
else document.addEventListener('DOMContentLoaded', begin);
