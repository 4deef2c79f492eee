import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '../database/new-id';
import {
  type ByteRange,
  checkedKey,
  checkedPrefix,
  type FileStore,
  type StoredFile,
} from './file-store';

/** Beside each file lies its media type in a file of this ending; no key ends so. */
const typeEnding = '..type';
const staleMs = 24 * 60 * 60 * 1000;

/** Files in a folder of this machine. */
export class LocalFileStore implements FileStore {
  private constructor(
    private readonly folder: string,
    /** On the same disk, so that a finished file moves in one step. */
    private readonly unfinished: string,
  ) {}

  /** Makes the folder when it is missing and clears what a crash left half written in it. */
  static async open(folder: string): Promise<LocalFileStore> {
    const unfinished = path.join(folder, '.unfinished');
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    for (const name of await readdir(unfinished)) {
      const file = path.join(unfinished, name);
      const { mtimeMs } = await stat(file);
      if (Date.now() - mtimeMs > staleMs) await rm(file, { force: true });
    }
    return new LocalFileStore(folder, unfinished);
  }

  async put(key: string, content: Buffer | Readable, { type }: { type: string }): Promise<void> {
    const file = this.pathOf(key);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    // The type first: a file is complete from the moment its own name exists.
    await this.writeWhole(file + typeEnding, Readable.from([Buffer.from(type)]));
    await this.writeWhole(file, Buffer.isBuffer(content) ? Readable.from([content]) : content);
  }

  async read(key: string, options: { range?: ByteRange } = {}): Promise<StoredFile | null> {
    const file = this.pathOf(key);
    try {
      const type = await readFile(file + typeEnding, 'utf8');
      const handle = await open(file, 'r');
      const { size } = await handle.stat();
      return { size, type, stream: handle.createReadStream(options.range ?? {}) };
    } catch (fault) {
      if (isMissing(fault)) return null;
      throw fault;
    }
  }

  async exists(key: string): Promise<boolean> {
    try {
      await stat(this.pathOf(key));
      return true;
    } catch (fault) {
      if (isMissing(fault)) return false;
      throw fault;
    }
  }

  async delete(key: string): Promise<void> {
    const file = this.pathOf(key);
    await rm(file, { force: true });
    await rm(file + typeEnding, { force: true });
  }

  async *list(prefix = ''): AsyncIterable<{ key: string; size: number }> {
    const start = path.join(this.folder, checkedPrefix(prefix));
    yield* this.walk(start);
  }

  async ping(): Promise<void> {
    const probe = path.join(this.unfinished, newId());
    await writeFile(probe, '');
    await rm(probe);
  }

  private async *walk(folder: string): AsyncIterable<{ key: string; size: number }> {
    const entries = await readdir(folder, { withFileTypes: true }).catch((fault) => {
      if (isMissing(fault)) return [];
      throw fault;
    });
    for (const entry of entries) {
      const at = path.join(folder, entry.name);
      if (at === this.unfinished || entry.name.endsWith(typeEnding)) continue;
      if (entry.isDirectory()) yield* this.walk(at);
      else {
        const key = path.relative(this.folder, at).split(path.sep).join('/');
        yield { key, size: (await stat(at)).size };
      }
    }
  }

  private pathOf(key: string): string {
    return path.join(this.folder, checkedKey(key));
  }

  /** Writes aside, waits for the disk, moves into place, waits for the disk: a crash leaves all or nothing. */
  private async writeWhole(file: string, source: Readable): Promise<void> {
    const aside = path.join(this.unfinished, newId());
    try {
      const target = await open(aside, 'wx', 0o600);
      try {
        await pipeline(source, async (chunks: AsyncIterable<Buffer>) => {
          for await (const chunk of chunks) await target.write(chunk);
        });
        await target.sync();
      } finally {
        await target.close();
      }
      await rename(aside, file);
      await syncFolder(path.dirname(file));
    } catch (fault) {
      await rm(aside, { force: true });
      throw fault;
    }
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and needs no such thing.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

const isMissing = (fault: unknown) => (fault as NodeJS.ErrnoException).code === 'ENOENT';
