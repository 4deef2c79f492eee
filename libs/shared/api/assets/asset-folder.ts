import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where files that ship with the code are, in the sources as in the built server.
 * @param folder path from the repository's root, e.g. `libs/curriculum/pack` or `libs/credentials/api/assets`
 */
export function assetFolder(folder: string): string {
  const start = path.dirname(fileURLToPath(import.meta.url));
  for (let at = start; ; at = path.dirname(at)) {
    const candidate = path.join(at, folder);
    if (existsSync(candidate)) return candidate;
    if (at === path.dirname(at)) throw new Error(`${folder} is missing above ${start}`);
  }
}
