import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

/** Random, 256 bits, in base64. */
export const newSecret = (): string => randomBytes(32).toString('base64');

/** The secrets of the file, the present one first; none when there is no file. */
export function readSecretFile(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split(/\s+/).filter(Boolean);
  } catch (fault) {
    if ((fault as { code?: string }).code === 'ENOENT') return [];
    throw fault;
  }
}

/** Makes the file with a secret of its own, readable by its owner alone, unless it is there. */
export function ensureSecretFile(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    write(file, [newSecret()], 'wx');
  } catch (fault) {
    if ((fault as { code?: string }).code !== 'EEXIST') throw fault;
  }
}

/** Puts these secrets into the place of those before: whole or not at all, also when the power goes. */
export function replaceSecretFile(file: string, secrets: readonly string[]): void {
  const next = `${file}.new`;
  write(next, secrets, 'w');
  renameSync(next, file);
}

function write(file: string, secrets: readonly string[], flag: 'w' | 'wx'): void {
  const opened = openSync(file, flag, 0o600);
  try {
    writeSync(opened, `${secrets.join('\n')}\n`);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
