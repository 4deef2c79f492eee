// Lays a brotli and a gzip copy beside every text file of dist/web, so that the server only has to pick one.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const FOLDER = process.argv[2] ?? 'dist/web';
const TEXT = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt']);
/** Below this a copy saves nothing worth a file. */
const WORTH_IT_BYTES = 256;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const entries = await readdir(FOLDER, { recursive: true, withFileTypes: true });
const files = entries.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
await Promise.all(files.filter((file) => /\.(br|gz)$/.test(file)).map((file) => rm(file)));

let before = 0;
let after = 0;
for (const file of files.filter((name) => TEXT.has(extname(name)))) {
  const text = await readFile(file);
  if (text.length < WORTH_IT_BYTES) continue;
  const [small, zipped] = await Promise.all([
    brotli(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    }),
    zip(text, { level: 9 }),
  ]);
  await Promise.all([writeFile(`${file}.br`, small), writeFile(`${file}.gz`, zipped)]);
  before += text.length;
  after += small.length;
}
console.log(
  `Compressed ${Math.round(before / 1024)} KB of text to ${Math.round(after / 1024)} KB.`,
);
