/** Longest side in pixels: a coach can still read a price tag. */
const LONGEST_SIDE = 1600;
const SMALLER_SIDE = 1200;
const WANTED_BYTES = 300_000;
const QUALITIES = [0.82, 0.72, 0.62, 0.52];
const LAST_QUALITY = 0.6;

/** Something to draw on: the page's canvas, or a worker's. */
export interface Sheet {
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
  /** @param quality 0 to 1 */
  toJpeg(quality: number): Promise<Blob | null>;
}

/**
 * A photo as JPEG of about 300 KB, turned upright. Drawing it anew leaves out what the camera wrote into the file:
 * place, time, device. Null when the browser cannot read it as a picture.
 * @param newSheet of so many pixels a side
 * @throws where the browser reads it and cannot draw it
 */
export async function shrinkPhoto(
  photo: Blob,
  newSheet: (width: number, height: number) => Sheet,
): Promise<Blob | null> {
  // Upright by itself: what the camera says of its position is heeded.
  const picture = await createImageBitmap(photo).catch(() => null);
  if (!picture) return null;
  const drawn = (side: number) => {
    const [width, height] = fitted(picture.width, picture.height, side);
    const sheet = newSheet(width, height);
    paint(sheet.context, picture, width, height);
    return sheet;
  };
  try {
    return (
      (await smallEnough(drawn(LONGEST_SIDE))) ?? (await drawn(SMALLER_SIDE).toJpeg(LAST_QUALITY))
    );
  } finally {
    picture.close();
  }
}

async function smallEnough(sheet: Sheet): Promise<Blob | null> {
  for (const quality of QUALITIES) {
    const blob = await sheet.toJpeg(quality);
    if (!blob || blob.size <= WANTED_BYTES) return blob;
  }
  return null;
}

/** Size in pixels that fits into a square of `side` with the same shape; never larger than it was. */
export function fitted(width: number, height: number, side: number): [number, number] {
  const scale = Math.min(1, side / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

function paint(
  context: Sheet['context'],
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
