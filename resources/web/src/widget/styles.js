export const styles = `
:host { all: initial; }
[hidden] { display: none !important; }
.corner { position: fixed; inset-block-end: 20px; inset-inline-end: 20px; z-index: 2147483000; display: flex; flex-direction: column; align-items: flex-end; gap: 12px; }
.corner.left { inset-inline: 20px auto; align-items: flex-start; }
.launcher { position: relative; width: 56px; height: 56px; padding: 0; border: 0; border-radius: 50%; background: #2563eb; color: #fff; cursor: pointer; box-shadow: 0 4px 16px rgb(0 0 0 / 28%); }
.launcher:hover { background: #1d4fc4; }
.launcher:focus-visible { outline: 3px solid #2563eb; outline-offset: 3px; }
svg { display: block; width: 26px; height: 26px; margin: auto; fill: currentColor; }
.opened, .open .closed { display: none; }
.open .opened { display: block; }
.dot { position: absolute; inset-block-start: -4px; inset-inline-end: -4px; min-width: 20px; height: 20px; padding: 0 5px; box-sizing: border-box; border-radius: 10px; background: #bf2626; color: #fff; font: 600 12px/20px system-ui, sans-serif; text-align: center; }
.panel { width: 384px; height: min(640px, calc(100vh - 116px)); border-radius: 16px; overflow: hidden; background: Canvas; box-shadow: 0 8px 40px rgb(0 0 0 / 30%); }
iframe { display: block; width: 100%; height: 100%; border: 0; }
@media (max-width: 480px) {
    .corner.open { inset: 0; gap: 0; }
    .open .panel { width: 100%; height: 100%; height: 100dvh; border-radius: 0; }
    .open .launcher { display: none; }
}
@media (forced-colors: active) { .launcher, .panel { border: 1px solid; } }
`;
