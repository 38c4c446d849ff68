// Bundles the chat page and the widget, and writes the licences of what went into the bundles beside them.
//   node build.mjs --out DIR [--modules DIR]     (modules: where npm installed, default here)

import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = path.dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
    options: { out: { type: 'string' }, modules: { type: 'string', default: path.join(here, 'node_modules') } },
});
if (!options.out) {
    console.error('usage: node build.mjs --out DIR [--modules DIR]');
    process.exit(2);
}
const modules = path.resolve(options.modules);
const out = path.resolve(options.out);
const esbuild = createRequire(path.join(modules, 'index.js'))('esbuild');

/** The packages whose files are in a bundle. */
function packagesIn(metafile) {
    const names = new Set();
    for (const input of Object.keys(metafile.inputs)) {
        const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input.replaceAll('\\', '/'));
        if (found) names.add(found[1]);
    }
    return [...names].sort();
}

async function licenceOf(name) {
    const folder = path.join(modules, name);
    const about = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} comes without a licence text`);
    const text = await readFile(path.join(folder, file), 'utf8');
    return `${name} ${about.version} (${about.license})\n\n${text.trim()}\n`;
}

async function bundle(source, target) {
    const result = await esbuild.build({
        entryPoints: [path.join(here, 'src', source)],
        outfile: path.join(out, target),
        bundle: true,
        minify: true,
        format: 'iife',
        target: ['es2020'],
        nodePaths: [modules],
        legalComments: 'none',
        metafile: true,
        logLevel: 'warning',
        absWorkingDir: here,
    });
    return packagesIn(result.metafile);
}

/** The page's reading of Markdown by itself, for the tests and the bench. */
async function module(source, target) {
    await esbuild.build({
        entryPoints: [path.join(here, 'src', source)],
        outfile: path.join(out, target),
        bundle: true,
        format: 'esm',
        platform: 'neutral',
        mainFields: ['module', 'main'],
        target: ['es2020'],
        nodePaths: [modules],
        logLevel: 'warning',
        absWorkingDir: here,
    });
}

await mkdir(out, { recursive: true });
await module('markdown/module.js', 'markdown.mjs');
const used = [...(await bundle('main.js', 'chat.js')), ...(await bundle('widget/widget.js', 'widget.js'))];
await copyFile(path.join(here, 'src', 'chat.html'), path.join(out, 'chat.html'));
await writeFile(path.join(out, 'chat.css'),
    (await Promise.all(['chat.css', 'offers.css'].map((file) => readFile(path.join(here, 'src', file), 'utf8')))).join(''));
const texts = await Promise.all([...new Set(used)].map(licenceOf));
const rule = `\n${'-'.repeat(72)}\n\n`;
await writeFile(path.join(out, 'THIRD-PARTY.txt'),
    `The chat page contains these packages.\n${rule}${texts.join(rule)}`);
