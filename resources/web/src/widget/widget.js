// Put on any page:  <script src="https://RELAY/widget.js" data-bot="BOT" async></script>
// Further attributes: data-label (of the launcher), data-side="left", data-lang. A button appears; it opens the chat in a frame.

import { Launcher } from './launcher.js';

const script = document.currentScript;

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
    new Launcher(address, { label: script.dataset.label, side: script.dataset.side, language }).attach(document.body);
}

if (document.body) begin();
else document.addEventListener('DOMContentLoaded', begin);
