// Packs the scripts of dist/web-unpacked into dist/web, for thin lines. The bundler makes a file of every piece that two pages
// share, dozens of them a few hundred bytes long: each is a request, and each is compressed without knowing the others. Pieces that
// travel together anyway become one file, and SWC takes out what the bundler leaves. index.html and the worker's list follow.
import { minify } from '@swc/core';
import { createHash } from 'node:crypto';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { firstLoads } from './first-loads.mjs';
import { areasOf, graphOf } from './web-areas.mjs';

const UNPACKED = 'dist/web-unpacked';
const FOLDER = path.resolve('dist/web');
const STATS = 'browser-stats.json';
/** The framework changes seldom: it stays a file of its own, which a release does not fetch anew. */
const FRAMEWORK_BYTES = 150_000;
const minifying = {
  module: true,
  compress: { ecma: 2022, module: true, passes: 3 },
  mangle: true,
  format: { comments: false },
};

// A folder of its own: two tasks that write into one would each restore its half from the cache over the other's.
await rm(FOLDER, { recursive: true, force: true });
await cp(UNPACKED, FOLDER, { recursive: true, filter: (file) => path.basename(file) !== STATS });

const at = (url) => path.join(FOLDER, url);
const json = async (file) => JSON.parse(await readFile(file, 'utf8'));
const manifest = await json(at('ngsw.json'));
const page = await readFile(at('index.html'), 'utf8');
const main = `/${/src="(main-[\w-]+\.js)"/.exec(page)[1]}`;
const graph = await graphOf(main, (url) => readFile(at(url), 'utf8'));
const areas = areasOf(graph, main, FRAMEWORK_BYTES);

const bundle = await rolldown({
  input: at(main),
  preserveEntrySignatures: 'allow-extension',
  logLevel: 'warn',
});
const { output } = await bundle.generate({
  minify: false,
  entryFileNames: 'main-[hash].js',
  chunkFileNames: ({ name }) => `${name.replace(/-[\w-]{8}$/, '')}-[hash].js`,
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [...areas].map(([name, urls]) => ({
      name,
      test: (id) => urls.has(`/${path.basename(id)}`),
    })),
  },
});
await bundle.close();

await Promise.all([...graph.keys()].map((url) => rm(at(url))));
const hashes = {};
let after = 0;
for (const chunk of output) {
  const { code } = await minify(chunk.code, minifying);
  hashes[`/${chunk.fileName}`] = createHash('sha1').update(code).digest('hex');
  after += code.length;
  await writeFile(at(chunk.fileName), code);
}

const entry = output.find((chunk) => chunk.isEntry);
const preloads = [...entry.imports].map((name) => `<link rel="modulepreload" href="${name}">`);
const packed = page
  .replace(/<link rel="modulepreload"[^>]*>/g, '')
  .replace(/<script src="main-[\w-]+\.js"/, `${preloads.join('')}<script src="${entry.fileName}"`);
await writeFile(at('index.html'), packed);

const kept = (url) => !graph.has(url);
const shell = manifest.assetGroups.find((group) => group.name === 'shell');
shell.urls = [...shell.urls.filter(kept), ...Object.keys(hashes)].sort();
manifest.hashTable = {
  ...Object.fromEntries(Object.entries(manifest.hashTable).filter(([url]) => kept(url))),
  ...hashes,
  '/index.html': createHash('sha1').update(packed).digest('hex'),
};
const asked = await json('apps/web/first-loads.json');
const loads = firstLoads(asked, await json(path.join(UNPACKED, STATS)), output);
// The page's own head is held up by these: they go before any script.
loads[''] = ['theme.js', page.match(/styles-[\w-]+\.css/)[0], ...loads['']];
await writeFile(at('first-loads.json'), JSON.stringify(loads, null, 2));
await writeFile(at('ngsw.json'), JSON.stringify(manifest, null, 2));
const before = [...graph.values()].reduce((sum, { bytes }) => sum + bytes, 0);
console.log(
  `Packed ${graph.size} scripts of ${Math.round(before / 1024)} KB into ${output.length} of ${Math.round(after / 1024)} KB.`,
);
