// Installs what package-lock.json names, unless that is done already. `./dev test` does it before; plain ctest has this.

import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.dirname(fileURLToPath(import.meta.url));
const lock = path.join(folder, 'package-lock.json');
const installed = path.join(folder, 'node_modules/.package-lock.json');
if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) process.exit(0);
const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
if (npm.error) console.error(`npm cannot be run: ${npm.error.message}. Install Node.js with npm.`);
process.exit(npm.status ?? 1);
