import { createWriteStream } from 'node:fs';
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { create } from 'tar';
import type { FileStore } from '../storage';
import { dumpDatabase } from './dump-database';
import { hashing } from './hashing';
import { archiveFormat, type Manifest } from './manifest';
import { inWorkingFolder } from './working-folder';

export interface BackupOptions {
  databaseUrl: string;
  files: FileStore;
  /** The archive to be written; needs about twice its size on that disk for a while. */
  archive: string;
  appVersion: string;
  say: (line: string) => void;
}

/**
 * Writes database and files into one `.tar.gz`; the product may run meanwhile. The database comes first and as of one
 * moment, so every file it speaks of is there too. The archive appears under its name when it is whole, readable by its owner
 * only: everything about everybody is in it.
 */
export async function createBackup(options: BackupOptions): Promise<Manifest> {
  const { archive, say } = options;
  return inWorkingFolder(archive, async (work) => {
    for (const part of ['tables', 'files']) await mkdir(path.join(work, part));
    const createdAt = new Date().toISOString();
    const dump = await dumpDatabase(options.databaseUrl, path.join(work, 'tables'));
    say(`Saved ${dump.tables.length} tables, ${total(dump.tables)} rows.`);
    const files = await copyFiles(options.files, path.join(work, 'files'));
    say(`Saved ${files.length} files.`);
    const manifest: Manifest = {
      format: archiveFormat,
      appVersion: options.appVersion,
      createdAt,
      ...dump,
      files,
    };
    await writeFile(path.join(work, 'manifest.json'), JSON.stringify(manifest, null, 2));
    const entries = ['tables', 'files', 'manifest.json'];
    const whole = path.join(work, 'archive');
    await create({ file: whole, cwd: work, gzip: { level: 6 }, portable: true }, entries);
    await chmod(whole, 0o600);
    await rename(whole, archive);
    return manifest;
  });
}

const total = (tables: Manifest['tables']) => tables.reduce((sum, { rows }) => sum + rows, 0);

async function copyFiles(store: FileStore, folder: string): Promise<Manifest['files']> {
  const files: Manifest['files'] = [];
  for await (const { key } of store.list()) {
    const file = await store.read(key);
    // Erased since the list was made.
    if (!file) continue;
    const target = path.join(folder, key);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    const hash = hashing();
    await pipeline(file.stream, hash.stream, createWriteStream(target, { mode: 0o600 }));
    files.push({ key, type: file.type, sha256: hash.digest() });
  }
  return files;
}
