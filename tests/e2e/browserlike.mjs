// What every browser has, and Node only from version 19 on.

import { webcrypto } from 'node:crypto';

globalThis.crypto ??= webcrypto;
