import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PackFaults } from './pack-fault';
import { isPicture, isPlainSvg, mediaTypes, pictureSize, type PictureSize } from './picture-size';

/** A picture or a sound of the pack, stored once by the hash of its bytes. */
export interface MediaFile {
  hash: string;
  type: string;
  data: Buffer;
  size: PictureSize | null;
}

/** Where a browser finds it. */
export const mediaUrl = (hash: string): string => `/api/v1/media/${hash}`;

export const heaviestPicture = 200 * 1024;
const heaviestSound = 8 * 1024 * 1024;

/** The media folder of one module. Remembers which files the lessons used. */
export class PackMedia {
  private readonly used = new Set<string>();
  private readonly files = new Map<string, MediaFile>();

  private constructor(
    private readonly module: string,
    private readonly faults: PackFaults,
  ) {}

  /** Reads and checks every file in `<module>/media`. */
  static async read(
    dir: string,
    module: string,
    names: string[],
    faults: PackFaults,
  ): Promise<PackMedia> {
    const media = new PackMedia(module, faults);
    for (const name of names) {
      const data = await readFile(path.join(dir, module, name));
      const size = isPicture(name) ? await pictureSize(name, data) : null;
      const fault = faultOf(name, data, size);
      if (fault) faults.add(`${module}/${name}`, 1, fault);
      const hash = createHash('sha256').update(data).digest('hex');
      media.files.set(name, {
        hash,
        type: mediaTypes[path.extname(name)] ?? 'application/octet-stream',
        data,
        size,
      });
    }
    return media;
  }

  /** @param name as a lesson writes it: `media/<file>`; undefined when there is no such file */
  take(name: string): MediaFile | undefined {
    this.used.add(name);
    return this.files.get(name);
  }

  get takenFiles(): MediaFile[] {
    return [...this.files].filter(([name]) => this.used.has(name)).map(([, file]) => file);
  }

  noteUnused(): void {
    for (const name of this.files.keys()) {
      if (!this.used.has(name)) {
        this.faults.add(`${this.module}/${name}`, 1, 'No lesson of the module uses this file.');
      }
    }
  }
}

function faultOf(name: string, data: Buffer, size: PictureSize | null): string | null {
  if (!mediaTypes[path.extname(name)]) {
    return `Only ${Object.keys(mediaTypes).join(', ')} files may be here.`;
  }
  if (!isPicture(name)) {
    return data.length > heaviestSound ? 'The sound is heavier than 8 MB.' : null;
  }
  if (data.length > heaviestPicture) {
    return `The picture weighs ${Math.ceil(data.length / 1024)} KB; at most 200 KB.`;
  }
  if (!size) return 'The picture cannot be read, or an SVG has no viewBox.';
  if (name.endsWith('.svg') && !isPlainSvg(data.toString('utf8'))) {
    return 'The SVG holds a script, a link, a style sheet or something loaded from elsewhere.';
  }
  return null;
}
