import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import path from 'node:path';

/** The two files that players choose from, and how long they play. */
export interface SmallSound {
  opus: string;
  aac: string;
  /** Whole seconds, 1 or more. */
  seconds: number;
}

/** ffmpeg found no sound that it could make small. */
export class SoundFault extends Error {}

/** Longer than this even an old machine does not take for the longest recording. */
const patienceMs = 20 * 60 * 1000;

/** Speech at 24 kbit/s is well understood; AAC needs twice that for the same. */
const opus = [
  '-c:a',
  'libopus',
  '-b:a',
  '24k',
  '-vbr',
  'constrained',
  '-application',
  'voip',
  '-f',
  'ogg',
];
const aac = ['-c:a', 'aac', '-b:a', '48k', '-movflags', '+faststart', '-f', 'ipod'];
/** One voice, without pictures and without what the recorder wrote into the file: its place, its owner. */
const onlySound = ['-map', '0:a:0', '-map_metadata', '-1', '-map_chapters', '-1', '-ac', '1'];

/**
 * Makes a sound small with ffmpeg.
 * @param demuxer what the file is, e.g. `mp3`: ffmpeg is not left to guess
 * @param folder where the two files go
 * @returns null where the machine has no ffmpeg
 * @throws SoundFault when there is no sound in it that can be read; any other fault is the machine's
 */
export async function makeSmall(
  file: string,
  demuxer: string,
  folder: string,
  signal: AbortSignal,
): Promise<SmallSound | null> {
  const made = { opus: path.join(folder, 'small.ogg'), aac: path.join(folder, 'small.m4a') };
  const from = ['-protocol_whitelist', 'file', '-f', demuxer, '-i', `file:${file}`];
  const told = await ffmpeg(
    [
      ...['-nostdin', '-hide_banner', '-v', 'error', '-y', '-threads', '1', ...from],
      ...[...onlySound, '-ar', '48000', ...opus, `file:${made.opus}`],
      ...[...onlySound, '-ar', '44100', ...aac, `file:${made.aac}`],
      ...['-progress', 'pipe:1'],
    ],
    signal,
  );
  if (told === null) return null;
  const micros = [...told.matchAll(/^out_time_us=(\d+)$/gm)].at(-1)?.[1];
  const seconds = Math.round(Number(micros ?? 0) / 1e6);
  if (!micros || Number(micros) === 0) throw new SoundFault('There is no sound in it.');
  return { ...made, seconds: Math.max(1, seconds) };
}

/** What ffmpeg says on its output; null where there is none. */
async function ffmpeg(args: string[], signal: AbortSignal): Promise<string | null> {
  const child = spawn('ffmpeg', args, {
    // Nothing of ours: a fault in ffmpeg must not read the secrets of the product.
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', (fault: NodeJS.ErrnoException) =>
      fault.code === 'ENOENT' ? resolve(null) : reject(fault),
    );
    child.once('close', (code, killed) =>
      killed ? reject(new Error(`ffmpeg was ended by ${killed}.`)) : resolve(code),
    );
  });
  const [code, told, faults] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (code === null) return null;
  if (code !== 0) throw new SoundFault(faults.split('\n')[0]!.slice(0, 200));
  return told;
}
