import { maxImagePixels } from '@pijar/submissions/contracts';
import sharp from 'sharp';

/** A photo made anew from its pixels, so that nothing else of the file is left: no place, no time, no device. */
export interface CleanPhoto {
  /** JPEG, upright, at most 2000 pixels a side. */
  image: Buffer;
  /** WebP, at most 480 pixels a side. */
  preview: Buffer;
  width: number;
  height: number;
}

/** Why a photo cannot be used. */
export class PhotoFault extends Error {
  constructor(readonly refusal: 'image-too-large' | 'image-broken') {
    super(refusal);
  }
}

const longestSide = 2000;
const previewSide = 480;

// Every picture comes once: a cache would only hold memory.
sharp.cache(false);

/** @throws PhotoFault when it has too many pixels, or is cut off or damaged */
export async function cleanPhoto(file: string): Promise<CleanPhoto> {
  try {
    const { data, info } = await sharp(file, { limitInputPixels: maxImagePixels, failOn: 'error' })
      .autoOrient()
      .resize({
        width: longestSide,
        height: longestSide,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82, progressive: true })
      .toBuffer({ resolveWithObject: true });
    const preview = await sharp(data)
      .resize({ width: previewSide, height: previewSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toBuffer();
    return { image: data, preview, width: info.width, height: info.height };
  } catch (fault) {
    const isTooLarge = fault instanceof Error && fault.message.includes('pixel limit');
    throw new PhotoFault(isTooLarge ? 'image-too-large' : 'image-broken');
  }
}
