// Keeps the service worker from spending a participant's data on the staff's pages: what only `staff.routes`
// leads to moves from the prefetched group of ngsw.json to one that is cached when it is first used.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = process.argv[2] ?? 'dist/web';
const STAFF = /^\/staff\.routes-/;

const file = join(FOLDER, 'ngsw.json');
const manifest = JSON.parse(await readFile(file, 'utf8'));
const shell = manifest.assetGroups.find((group) => group.name === 'shell');
const scripts = new Set(shell.urls.filter((url) => url.endsWith('.js')));

// Pieces are named with ./ before them, a worker of its own without.
const importsOf = async (url) => {
  const text = await readFile(join(FOLDER, url), 'utf8');
  const names = [...text.matchAll(/["'`](?:\.\/)?([\w.-]+\.js)["'`]/g)].map(
    ([, name]) => `/${name}`,
  );
  return names.filter((name) => scripts.has(name));
};

const isEntry = (url) => /^\/(main-|theme\.js)/.test(url);
const reached = new Set();
const waiting = [...scripts].filter(isEntry);
while (waiting.length > 0) {
  const url = waiting.pop();
  if (reached.has(url) || STAFF.test(url)) continue;
  reached.add(url);
  waiting.push(...(await importsOf(url)));
}

const later = [...scripts].filter((url) => !reached.has(url));
shell.urls = shell.urls.filter((url) => !later.includes(url));
manifest.assetGroups = manifest.assetGroups.filter((group) => group.name !== 'staff');
manifest.assetGroups.push({
  ...shell,
  name: 'staff',
  installMode: 'lazy',
  updateMode: 'prefetch',
  urls: later,
  patterns: [],
});
await writeFile(file, JSON.stringify(manifest, null, 2));
console.log(
  `Prefetched by phones: ${shell.urls.length} files; by staff when used: ${later.length}.`,
);
