// Builds the styles and islands into dist/, with the licence texts of everything that is vendored beside them.
import { mkdir, readdir, readFile, rm, writeFile, copyFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, 'dist');
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const common = {
  absWorkingDir: here, bundle: true, minify: true, outdir: out, legalComments: 'none', logLevel: 'warning',
  target: ['chrome111', 'firefox113', 'safari16.4'],
};
await build({ ...common, entryPoints: ['styles/app.css', 'styles/map.css'], loader: { '.png': 'empty', '.gif': 'empty' } });
await build({ ...common, entryPoints: ['islands/app.ts', 'islands/map.ts'], format: 'esm' });
await build({ ...common, entryPoints: ['islands/start.ts'], format: 'iife' });
for (const icon of await readdir(path.join(here, 'icons'))) await copyFile(path.join(here, 'icons', icon), path.join(out, icon));
await writeFile(path.join(out, 'licenties.txt'), await licences());

for (const file of (await readdir(out)).sort()) {
  const bytes = await readFile(path.join(out, file));
  console.log(`${file.padEnd(16)} ${String(bytes.length).padStart(7)} bytes, ${String(gzipSync(bytes).length).padStart(6)} gzip`);
}

/** One text with the licence of every package whose code ends up in dist/. */
async function licences() {
  const { devDependencies } = JSON.parse(await readFile(path.join(here, 'package.json'), 'utf8'));
  const shipped = Object.keys(devDependencies).filter((name) => !name.startsWith('@types/') && !['esbuild', 'typescript'].includes(name));
  const texts = [];
  for (const name of [...shipped, 'kdbush']) {
    const folder = path.join(here, 'node_modules', name);
    const { version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    texts.push(`${name} ${version} (${license})\n\n${file ? await readFile(path.join(folder, file), 'utf8') : ''}`);
  }
  return texts.join(`\n${'='.repeat(80)}\n\n`);
}
