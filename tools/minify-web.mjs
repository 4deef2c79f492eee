// Minifies the scripts of dist/web once more: what the bundler leaves still holds a twentieth that SWC takes out, and somebody
// pays for it by the kilobyte. Names stay; the service worker's manifest learns the new fingerprints.
import { minify } from '@swc/core';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = process.argv[2] ?? 'dist/web';
/** The bundler's own modules carry a fingerprint in their names; workers and plain scripts do not. */
const MODULE = /-[\w-]{8}\.js$/;
const options = {
  module: true,
  compress: { ecma: 2022, module: true, passes: 3 },
  mangle: true,
  format: { comments: false },
};

const file = join(FOLDER, 'ngsw.json');
const manifest = JSON.parse(await readFile(file, 'utf8'));
let before = 0;
let after = 0;
for (const url of Object.keys(manifest.hashTable).filter((name) => MODULE.test(name))) {
  const script = join(FOLDER, url);
  const text = await readFile(script, 'utf8');
  const { code } = await minify(text, options);
  before += text.length;
  after += code.length;
  await writeFile(script, code);
  manifest.hashTable[url] = createHash('sha1').update(code).digest('hex');
}
await writeFile(file, JSON.stringify(manifest, null, 2));
console.log(`Minified ${Math.round(before / 1024)} KB to ${Math.round(after / 1024)} KB.`);
