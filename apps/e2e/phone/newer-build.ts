import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Manifest {
  timestamp: number;
  assetGroups: { name: string; urls: string[] }[];
  hashTable: Record<string, string>;
}

const folder = path.resolve(__dirname, '../../../dist/web');
const read = (file: string): Buffer => readFileSync(path.join(folder, file));

/** What only pages of the newer build have. */
export const NEWER = 'meta[name="build"][content="newer"]';

/**
 * What the next build would differ in: its first page, every script of the shell, the worker and the list of its files. By path.
 * (Scripts keep their names here and change their contents, which a worker has to find out by their hashes.)
 */
export function newerBuild(): Map<string, Buffer> {
  const manifest = JSON.parse(read('ngsw.json').toString()) as Manifest;
  const files = new Map<string, Buffer>();
  const change = (url: string, bytes: Buffer) => {
    files.set(url, bytes);
    manifest.hashTable[url] = createHash('sha1').update(bytes).digest('hex');
  };
  const page = read('index.html').toString();
  change(
    '/index.html',
    Buffer.from(page.replace('</head>', '<meta name="build" content="newer"></head>')),
  );
  const shell = manifest.assetGroups.find(({ name }) => name === 'shell')!;
  for (const url of shell.urls.filter((each) => each.endsWith('.js') && each !== '/theme.js')) {
    change(url, Buffer.concat([read(url), Buffer.from('\n// newer\n')]));
  }
  manifest.timestamp += 60_000;
  files.set('/ngsw.json', Buffer.from(JSON.stringify(manifest)));
  files.set(
    '/pijar-worker.js',
    Buffer.concat([read('pijar-worker.js'), Buffer.from('\n// newer\n')]),
  );
  return files;
}
