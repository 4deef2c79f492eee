import { shrinkPhoto, type Sheet } from './shrink-photo';

/** The way of browsers whose workers cannot draw: the page stands still meanwhile. Null when it cannot be read or drawn. */
export const shrinkOnPage = (photo: Blob): Promise<Blob | null> =>
  shrinkPhoto(photo, newSheet).catch(() => null);

function newSheet(width: number, height: number): Sheet {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas');
  return {
    context,
    toJpeg: (quality) => new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality)),
  };
}
