import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/**
 * A sound made by ffmpeg, with the place where it was recorded written into it.
 * @param ending of its name, which says what it is: `mp3`, `m4a`, `wav`, `webm`, `amr`
 */
export async function makeSound(ending: string, seconds: number): Promise<Buffer> {
  const dir = mkdtempSync(path.join(tmpdir(), 'pijar-test-sound-'));
  const file = path.join(dir, `sound.${ending}`);
  try {
    await promisify(execFile)('ffmpeg', [
      ...['-v', 'error', '-f', 'lavfi', '-i', `sine=frequency=300:duration=${seconds}`],
      ...['-metadata', 'comment=Dusun Rahasia', '-metadata', 'location=-08.5+116.3/'],
      ...(ending === 'amr' ? ['-ar', '8000', '-ac', '1', '-c:a', 'libopencore_amrnb'] : []),
      file,
    ]);
    return readFileSync(file);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** Stands in for a machine whose PATH leads to other programs: none, or an ffmpeg that is this script of `sh`. */
export function otherPath(ffmpeg?: string): Disposable {
  const before = process.env['PATH'];
  const dir = mkdtempSync(path.join(tmpdir(), 'pijar-test-path-'));
  if (ffmpeg !== undefined) {
    writeFileSync(path.join(dir, 'ffmpeg'), `#!/bin/sh\n${ffmpeg}\n`);
    chmodSync(path.join(dir, 'ffmpeg'), 0o755);
  }
  process.env['PATH'] = dir;
  return {
    [Symbol.dispose]: () => {
      process.env['PATH'] = before;
      rmSync(dir, { recursive: true });
    },
  };
}
