import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A folder of this machine for as long as something is done with files; it goes when its scope ends. */
export async function workFolder(): Promise<{ dir: string } & AsyncDisposable> {
  const dir = await mkdtemp(path.join(tmpdir(), 'pijar-sound-'));
  return { dir, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }) };
}

/** More bytes than are taken. */
export class TooManyBytes extends Error {}

/** Writes a stream to a file. @throws TooManyBytes */
export async function writeAtMost(stream: Readable, file: string, most: number): Promise<void> {
  let seen = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      done(seen > most ? new TooManyBytes() : null, chunk);
    },
  });
  await pipeline(stream, counted, createWriteStream(file));
}

/** SHA-256 of a file in hex, and its bytes. */
export async function fingerprintOf(file: string): Promise<{ hash: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { hash: hash.digest('hex'), bytes };
}
