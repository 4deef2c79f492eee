import path from 'node:path';
import sharp from 'sharp';

/** Media types a pack may carry, by the end of the name. */
export const mediaTypes: Record<string, string> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.opus': 'audio/ogg',
  '.ogg': 'audio/ogg',
  '.webm': 'audio/webm',
};
export const isPicture = (name: string): boolean =>
  mediaTypes[path.extname(name)]?.startsWith('image/') ?? false;

export interface PictureSize {
  width: number;
  height: number;
}

/** Pixels a picture takes, so that the page keeps the place free; null when it cannot be read. */
export async function pictureSize(name: string, bytes: Buffer): Promise<PictureSize | null> {
  if (name.endsWith('.svg')) return svgSize(bytes.toString('utf8'));
  try {
    const { width, height } = await sharp(bytes).metadata();
    return { width, height };
  } catch {
    return null;
  }
}

function svgSize(svg: string): PictureSize | null {
  const [, , width, height] =
    /\bviewBox="([\d.-]+)[ ,]+([\d.-]+)[ ,]+([\d.]+)[ ,]+([\d.]+)"/.exec(svg)?.slice(1) ?? [];
  if (!width || !height) return null;
  return { width: Math.round(Number(width)), height: Math.round(Number(height)) };
}

const unsafe =
  /<(script|foreignObject|iframe|image|use|style|a)\b|\son\w+\s*=|(?:href|src)\s*=|url\(\s*['"]?(?!#)|<!(?:DOCTYPE|ENTITY)/i;

/** Pictures are drawn by us and stand alone: nothing that runs, nothing loaded from elsewhere. */
export const isPlainSvg = (svg: string): boolean => !unsafe.test(svg);
