// Draws the PNG icons of the web app from its favicon.svg. Run after a change of the mark:
//   node tools/icons.mjs
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

const PUBLIC = 'apps/web/public';
const NIGHT = '#0e4a52';

const mark = await readFile(join(PUBLIC, 'favicon.svg'));
/** Without rounded corners: systems that cut their own shape want the colour up to the edge. */
const square = Buffer.from(mark.toString().replace('rx="14"', 'rx="0"'));
const drawn = (svg, size) => sharp(svg, { density: (72 * size) / 48 }).resize(size, size);
const save = (image, name) =>
  image.png({ palette: true, compressionLevel: 9 }).toFile(join(PUBLIC, 'icons', name));

await mkdir(join(PUBLIC, 'icons'), { recursive: true });
await save(drawn(mark, 192), 'icon-192.png');
await save(drawn(mark, 512), 'icon-512.png');
await save(drawn(square, 180), 'apple-touch-icon.png');
// A maskable icon may lose everything outside the middle 80 %.
const inner = await drawn(square, 384).toBuffer();
const background = { create: { width: 512, height: 512, channels: 3, background: NIGHT } };
await save(sharp(background).composite([{ input: inner }]), 'icon-maskable-512.png');
