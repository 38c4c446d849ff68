// Embeds the chat: <script src="https://RELAY/widget.js" data-bot="BOT" async></script>

(() => {
  const script = document.currentScript;
  const bot = script?.dataset.bot;
  if (!bot) {
    console.error('Baton: the script tag needs data-bot="…".');
    return;
  }
  const relay = new URL(script.dataset.relay ?? script.src).origin;
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = `
    button { position: fixed; inset-block-end: 20px; inset-inline-end: 20px; width: 58px; height: 58px; border-radius: 50%;
      border: none; background: #2563eb; color: #fff; font: 26px/1 system-ui, sans-serif; cursor: pointer;
      box-shadow: 0 4px 16px rgb(0 0 0 / .3); z-index: 2147483000; }
    button:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #2563eb; }
    button.unread::after { content: ""; position: absolute; inset-block-start: 2px; inset-inline-end: 2px; width: 14px; height: 14px;
      border-radius: 50%; background: #d6363b; border: 2px solid #fff; }
    iframe { position: fixed; inset-block-end: 90px; inset-inline-end: 20px; width: min(400px, calc(100vw - 40px));
      height: min(640px, calc(100vh - 120px)); border: none; border-radius: 14px; box-shadow: 0 8px 40px rgb(0 0 0 / .35);
      z-index: 2147483000; background: #fff; }
    iframe[hidden] { display: none; }
    @media (max-width: 480px) { iframe { inset: 0; width: 100vw; height: 100dvh; border-radius: 0; } iframe:not([hidden]) ~ button { inset-block-end: auto; inset-block-start: 8px; width: 40px; height: 40px; font-size: 18px; } }
  `;
  const launcher = document.createElement('button');
  launcher.type = 'button';
  launcher.textContent = '💬';
  launcher.setAttribute('aria-label', script.dataset.label ?? 'Chat');
  launcher.setAttribute('aria-expanded', 'false');
  let frame;

  function toggle(open) {
    if (open && !frame) {
      frame = document.createElement('iframe');
      frame.src = `${relay}/chat/${encodeURIComponent(bot)}`;
      frame.title = launcher.getAttribute('aria-label');
      root.insertBefore(frame, launcher);
    }
    if (!frame) return;
    frame.hidden = !open;
    launcher.textContent = open ? '✕' : '💬';
    launcher.classList.remove('unread');
    launcher.setAttribute('aria-expanded', String(open));
    (open ? frame : launcher).focus();
  }

  launcher.addEventListener('click', () => toggle(!frame || frame.hidden));
  addEventListener('message', (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== relay) return;
    if (event.data?.baton === 'close') toggle(false);
    if (event.data?.baton === 'unread' && frame.hidden) launcher.classList.add('unread');
  });
  root.append(style, launcher);
  document.body.append(host);
})();
