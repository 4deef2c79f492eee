import { open, type FileHandle } from 'node:fs/promises';

/** Tracks are described at the beginning of a WebM file. */
const headBytes = 1024 * 1024;
/** No `moov` of a file that we take is larger. */
const maxMoovBytes = 8 * 1024 * 1024;

/**
 * Whether a WebM or MP4 file has a track of sound and none of pictures. A voice note recorded in a browser has the container of
 * a film, so the container's name says nothing.
 */
export async function isSoundOnly(file: string, mime: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const tracks =
      mime === 'video/webm' || mime === 'video/matroska'
        ? matroskaTracks(await read(handle, 0, headBytes))
        : await mp4Tracks(handle);
    return tracks.has('sound') && !tracks.has('pictures');
  } finally {
    await handle.close();
  }
}

type Track = 'sound' | 'pictures' | 'other';

async function read(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}

/** Codec ids (element 0x86) begin with A_ or V_. */
function matroskaTracks(head: Buffer): Set<Track> {
  const tracks = new Set<Track>();
  for (let at = head.indexOf(0x86); at >= 0; at = head.indexOf(0x86, at + 1)) {
    const name = head.toString('latin1', at + 2, at + 5);
    if (/^A_[A-Z]$/.test(name)) tracks.add('sound');
    if (/^V_[A-Z]$/.test(name)) tracks.add('pictures');
  }
  return tracks;
}

/** Walks the boxes to `moov`, wherever it lies, and reads what its tracks are handled as. */
async function mp4Tracks(handle: FileHandle): Promise<Set<Track>> {
  const tracks = new Set<Track>();
  const { size } = await handle.stat();
  let at = 0;
  while (at + 16 <= size) {
    const header = await read(handle, at, 16);
    const short = header.readUInt32BE(0);
    const length = short === 1 ? Number(header.readBigUInt64BE(8)) : short || size - at;
    if (length < 8) break;
    if (header.toString('latin1', 4, 8) === 'moov') {
      const moov = await read(handle, at, Math.min(length, maxMoovBytes));
      for (let box = moov.indexOf('hdlr'); box >= 0; box = moov.indexOf('hdlr', box + 4)) {
        tracks.add(handledAs(moov.toString('latin1', box + 12, box + 16)));
      }
      return tracks;
    }
    at += length;
  }
  return tracks;
}

function handledAs(handler: string): Track {
  if (handler === 'soun') return 'sound';
  return handler === 'vide' ? 'pictures' : 'other';
}
