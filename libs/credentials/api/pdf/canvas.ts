import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assetFolder } from '@pijar/shared/api';
import PDFDocument from 'pdfkit';

export type Canvas = PDFKit.PDFDocument;
export type Face = 'regular' | 'semibold' | 'extrabold';

/** A4 landscape, in points of 1/72 inch. */
export const sheet = { width: 841.89, height: 595.28 } as const;

/** The light face of libs/shared/web/styles/tokens.scss: a certificate is paper, whatever the screen wears. */
export const colour = {
  paper: '#fffdf9',
  ink: '#14292d',
  inkSoft: '#4b5c5f',
  line: '#d8ccbb',
  deep: '#0e4a52',
  deepStrong: '#08363c',
  deepGlow: '#1c6a70',
  onDeep: '#f6fbf9',
  onDeepSoft: '#a9cfcc',
  emberInk: '#9a430a',
  /** Outermost first; a shade lighter than on the screen, for they stand on deep teal. */
  light: ['#bd5d22', '#f08a24'],
  core: '#ffd37a',
  bad: '#a3241c',
} as const;

const files: Record<Face, string> = {
  regular: 'PlusJakartaSans-Regular.ttf',
  semibold: 'PlusJakartaSans-SemiBold.ttf',
  extrabold: 'PlusJakartaSans-ExtraBold.ttf',
};
let fonts: Record<Face, Buffer> | undefined;

function fontBytes(): Record<Face, Buffer> {
  const folder = path.join(assetFolder('libs/credentials/api/assets'), 'fonts');
  const read = (face: Face) => readFileSync(path.join(folder, files[face]));
  return (fonts ??= {
    regular: read('regular'),
    semibold: read('semibold'),
    extrabold: read('extrabold'),
  });
}

/**
 * One empty A4 landscape page with our faces at hand; only the letters used are embedded.
 * @param made goes into the file as its date, so that the same certificate gives the same bytes
 */
export function newCanvas(about: { title: string; author: string; made: Date }): Canvas {
  const canvas = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    lang: 'id-ID',
    displayTitle: true,
    pdfVersion: '1.7',
    font: undefined,
    info: {
      Title: about.title,
      Author: about.author,
      Creator: 'Pijar',
      Producer: 'Pijar',
      CreationDate: about.made,
      ModDate: about.made,
    },
  });
  for (const [face, bytes] of Object.entries(fontBytes())) canvas.registerFont(face, bytes);
  return canvas;
}

/** Ends the page and collects the file. */
export function finish(canvas: Canvas): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    canvas.on('data', (part: Buffer) => parts.push(part));
    canvas.on('end', () => resolve(Buffer.concat(parts)));
    canvas.on('error', reject);
    canvas.end();
  });
}
