import sharp from 'sharp';

/** Noise, so that it does not shrink to nothing. `hasPlace`: with a GPS position, a device and an orientation in its EXIF. */
export async function photoBytes(
  options: { width?: number; height?: number; hasPlace?: boolean } = {},
): Promise<Buffer> {
  const { width = 640, height = 480, hasPlace = false } = options;
  const image = sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#c65d21',
      noise: { type: 'gaussian', mean: 120, sigma: 30 },
    },
  }).jpeg({ quality: 90 });
  if (!hasPlace) return image.toBuffer();
  return image
    .withExif({
      IFD0: { Make: 'PonselRahasia' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '8/1 39/1 0/1', GPSLongitude: '116/1 32/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

/** An EBML element: id, length in one byte (bodies below 127 bytes), body. */
function element(id: number[], ...parts: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  return Buffer.concat([Buffer.from(id), Buffer.from([0x80 | body.length]), body]);
}

/** A WebM file as a browser's recorder begins it, with these tracks; to be recognised, not to be played. */
export function webmBytes(codecs: string[] = ['A_OPUS']): Buffer {
  const tracks = codecs.map((codec, n) =>
    element(
      [0xae],
      element([0xd7], Buffer.from([n + 1])),
      element([0x83], Buffer.from([codec.startsWith('V') ? 1 : 2])),
      element([0x86], codec),
    ),
  );
  const header = element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], 'webm'));
  const segment = element([0x18, 0x53, 0x80, 0x67], element([0x16, 0x54, 0xae, 0x6b], ...tracks));
  return Buffer.concat([header, segment, Buffer.alloc(5_000, 0x55)]);
}

function box(name: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length + 8);
  return Buffer.concat([size, Buffer.from(name, 'latin1'), body]);
}

/** An MP4 file with tracks of these handlers (`soun`, `vide`), its `moov` behind the data as phones write it. */
export function mp4Bytes(handlers: string[] = ['soun']): Buffer {
  const tracks = handlers.map((handler) =>
    box('trak', box('mdia', box('hdlr', Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(13)))),
  );
  return Buffer.concat([
    box('ftyp', Buffer.from('isom'), Buffer.alloc(4), Buffer.from('isom')),
    box('mdat', Buffer.alloc(4_000, 7)),
    box('moov', box('mvhd', Buffer.alloc(100)), ...tracks),
  ]);
}

export const pdfBytes = (): Buffer =>
  Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n' +
      'trailer<</Root 1 0 R>>\n%%EOF\n',
  );

/** One second of silence, 8 kHz, mono. */
export function wavBytes(): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(8_036, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(8_000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(8_000, 40);
  return Buffer.concat([header, Buffer.alloc(8_000, 0x80)]);
}
