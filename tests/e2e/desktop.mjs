// A desktop of somebody's own: display, session bus, and a notification daemon that draws buttons.

import { spawn, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './stage.mjs';

/** A bus that starts no daemon but ours. */
const busConfig = fileURLToPath(new URL('../session-bus.conf', import.meta.url));

/** xfce4-notifyd, wherever the system keeps it: its buttons fill a row of their own. */
export const daemon = ['/usr/lib', '/usr/lib64', '/usr/libexec']
  .flatMap((folder) => [folder, ...(existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : [])])
  .map((folder) => path.join(folder, 'xfce4/notifyd/xfce4-notifyd'))
  .find((program) => existsSync(program));

/** Where the daemon draws the left one of two buttons, from the banner's lower right corner. */
const leftButton = { left: 149, up: 31 };
const onlyButton = { left: 56, up: 31 };

function firstLine(child, what) {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', (error) => reject(new Error(`${what}: ${error.message}`)));
    child.once('exit', (code) => reject(new Error(`${what} left with ${code}`)));
  });
}

export class Desktop {
  constructor(folder) {
    this.folder = folder;
    this.children = [];
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  async start() {
    const screen = this.run('Xvfb', ['-displayfd', '1', '-screen', '0', '1440x900x24', '-nolisten', 'tcp']);
    const bus = this.run('dbus-daemon', [`--config-file=${busConfig}`, '--print-address', '--nofork']);
    this.env = {
      ...process.env,
      DISPLAY: `:${await firstLine(screen, 'Xvfb')}`,
      DBUS_SESSION_BUS_ADDRESS: await firstLine(bus, 'dbus-daemon'),
      XDG_RUNTIME_DIR: this.folder,
      DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/nowhere', // whether the developer's own screen is locked is none of its business
      NO_AT_BRIDGE: '1',
    };
    if (daemon) this.run(daemon, [], this.env);
    return this;
  }

  run(program, args, env = process.env) {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    this.children.push(child);
    return child;
  }

  xdotool(...args) {
    return execFileSync('xdotool', args, { env: this.env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  }

  /** The banners that are up, as windows. */
  banners() {
    let ids = '';
    try {
      ids = this.xdotool('search', '--onlyvisible', '--name', '^xfce4-notifyd$');
    } catch {
      return []; // It fails when it finds none.
    }
    return ids.split('\n').filter(Boolean).map((id) => {
      const geometry = Object.fromEntries(this.xdotool('getwindowgeometry', '--shell', id).split('\n').map((line) => line.split('=')));
      return { x: Number(geometry.X), y: Number(geometry.Y), width: Number(geometry.WIDTH), height: Number(geometry.HEIGHT) };
    });
  }

  async banner() {
    return (await until('a banner on the desktop', () => this.banners().length > 0 && this.banners()))[0];
  }

  /** Of two buttons the left one. */
  pressFirstButton() {
    return this.press(leftButton);
  }

  pressOnlyButton() {
    return this.press(onlyButton);
  }

  async press({ left, up }) {
    const banner = await this.banner();
    this.xdotool('mousemove', `${banner.x + banner.width - left}`, `${banner.y + banner.height - up}`, 'click', '1');
  }

  stop() {
    for (const child of this.children.reverse()) child.kill('SIGKILL');
  }
}

export const desktopFolder = (stage, name) => path.join(stage.folder, `desktop-${name}`);
