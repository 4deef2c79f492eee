import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A body on this machine, as `file` in a folder that goes when its scope ends. */
export interface ReceivedBytes extends AsyncDisposable {
  folder: string;
  bytes: number;
  /** Hex. */
  sha256: string;
  /** More came than is taken; what is over was not kept. */
  isTooLarge: boolean;
}

/** Reads a body to its end. @throws when the line is cut */
export async function receiveBytes(body: Readable, most: number): Promise<ReceivedBytes> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pijar-voice-'));
  const goes = () => rm(folder, { recursive: true, force: true });
  const hash = createHash('sha256');
  let bytes = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > most) return done();
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    const file = createWriteStream(path.join(folder, 'file'), { mode: 0o600 });
    await pipeline(body, counting, file);
  } catch (fault) {
    await goes();
    throw fault;
  }
  const isTooLarge = bytes > most;
  return { folder, bytes, sha256: hash.digest('hex'), isTooLarge, [Symbol.asyncDispose]: goes };
}
