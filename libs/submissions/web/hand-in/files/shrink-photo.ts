/** Longest side in pixels: a coach can still read a price tag. */
const LONGEST_SIDE = 1600;
const SMALLER_SIDE = 1200;
const WANTED_BYTES = 300_000;
const QUALITIES = [0.82, 0.72, 0.62, 0.52];

/**
 * A photo as JPEG of about 300 KB, turned upright. Drawing it anew leaves out what the camera wrote into the file:
 * place, time, device. Null when the browser cannot read it as a picture.
 */
export async function shrinkPhoto(photo: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(photo).catch(() => null);
  if (!picture) return null;
  try {
    return (await smallEnough(picture, LONGEST_SIDE)) ?? (await drawn(picture, SMALLER_SIDE, 0.6));
  } catch {
    return null;
  } finally {
    picture.close();
  }
}

async function smallEnough(picture: ImageBitmap, side: number): Promise<Blob | null> {
  for (const quality of QUALITIES) {
    const blob = await drawn(picture, side, quality);
    if (!blob || blob.size <= WANTED_BYTES) return blob;
  }
  return null;
}

/** Size in pixels that fits into a square of `side` with the same shape; never larger than it was. */
export function fitted(width: number, height: number, side: number): [number, number] {
  const scale = Math.min(1, side / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

async function drawn(picture: ImageBitmap, side: number, quality: number): Promise<Blob | null> {
  const [width, height] = fitted(picture.width, picture.height, side);
  if (typeof OffscreenCanvas === 'function') {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context) {
      paint(context, picture, width, height);
      return canvas.convertToBlob({ type: 'image/jpeg', quality });
    }
  }
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return null;
  paint(context, picture, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

function paint(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  picture: ImageBitmap,
  width: number,
  height: number,
): void {
  // JPEG has no see-through: a drawing on nothing gets paper below it.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
}
