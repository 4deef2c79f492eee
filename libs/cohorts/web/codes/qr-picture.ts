export interface QrPicture {
  /** Modules on a side, with the quiet zone. */
  size: number;
  /** SVG path of the dark modules. */
  path: string;
}

const quietZone = 2;

/** A QR code as an SVG path: no image, no style, sharp on paper. The library is fetched with the first slip. */
export async function qrPicture(text: string): Promise<QrPicture> {
  // A CommonJS package: what it exports is under `default`.
  const { default: qrcode } = await import('qrcode');
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${column + quietZone} ${row + quietZone}h1v1h-1z`;
    }
  }
  return { size: modules.size + 2 * quietZone, path };
}
