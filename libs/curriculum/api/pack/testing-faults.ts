import { faultLine, PackRefused } from './pack-fault';
import { readPack } from './read-pack';
import { soundFiles, writePack } from './testing-pack';

/** The faults of a sound pack with these changes, as lines. */
export async function faultsOf(changes: Record<string, string | Buffer | null>): Promise<string[]> {
  await using pack = await writePack(changes);
  try {
    await readPack(pack.dir);
    return [];
  } catch (fault) {
    if (!(fault instanceof PackRefused)) throw fault;
    return fault.faults.map(faultLine);
  }
}

/** A sound file with one piece of text replaced. */
export function edited(file: string, from: string, to: string): Record<string, string> {
  const text = soundFiles[file]!;
  if (!text.includes(from)) throw new Error(`${file} holds no ${from}`);
  return { [file]: text.replace(from, to) };
}
