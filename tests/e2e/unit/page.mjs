// Where the build has put the page's bundles.

import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const built = process.env.BATON_PAGE
    ?? path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../build/dev/resources/web/page');

/** The URL of one of them, to import. */
export function page(file) { return pathToFileURL(path.join(built, file)).href; }
