// Bundles the page: node bundle.mjs SOURCE_DIR PACKAGES_DIR OUT_DIR

import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const [source, packages, out] = process.argv.slice(2).map((folder) => path.resolve(folder));
const { build } = createRequire(path.join(packages, 'package.json'))('esbuild');
fs.mkdirSync(out, { recursive: true });

const result = await build({
  entryPoints: { chat: path.join(source, 'src/chat.js') },
  outdir: out,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  legalComments: 'eof',
  nodePaths: [path.join(packages, 'node_modules')],
  metafile: true,
});
await build({
  entryPoints: { widget: path.join(source, 'src/widget.js') },
  outdir: out, bundle: true, minify: true, format: 'iife', target: 'es2020',
});

// What was bundled comes with its licence.
const names = new Set(Object.keys(result.metafile.inputs)
  .map((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input.split(path.sep).join('/'))?.[1]).filter(Boolean));
const licences = [...names].sort().map((name) => {
  const folder = path.join(packages, 'node_modules', name);
  const about = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return `${about.name} ${about.version} (${about.license})\n\n${file ? fs.readFileSync(path.join(folder, file), 'utf8') : ''}\n`;
});
fs.writeFileSync(path.join(out, 'licences.txt'), licences.join('\n----\n\n'));
for (const name of ['chat.html', 'chat.css']) fs.copyFileSync(path.join(source, name), path.join(out, name));
