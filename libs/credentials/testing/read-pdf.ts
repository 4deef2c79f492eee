import { inflateSync } from 'node:zlib';

/** A filled rectangle of the page, in points from its top left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface ReadPdf {
  pages: number;
  /** Points. */
  width: number;
  height: number;
  title: string;
  /** Every font that is used, and whether its letters are in the file. */
  fonts: { name: string; isEmbedded: boolean }[];
  /** One entry per piece of text that was written, in order. */
  texts: string[];
  /** The rectangles of the fill with the most of them: the QR code. */
  code: Box[];
}

/**
 * Reads back the one-page files that pdfkit writes, from their bytes alone: just enough of the format to check what a reader
 * would see. Not a PDF library.
 */
export function readPdf(bytes: Buffer): ReadPdf {
  const objects = objectsOf(bytes);
  const of = (type: string) =>
    [...objects.values()].filter(({ head }) => new RegExp(`/Type /${type}\\b`).test(head));
  const [page] = of('Page');
  if (!page) throw new Error('There is no page in this file.');
  const box = /\/MediaBox \[([^\]]+)\]/.exec(page.head)![1]!.split(' ').map(Number);
  const resources = target(objects, page.head, 'Resources')!.head;
  const content = target(objects, page.head, 'Contents')!.stream!.toString('latin1');
  const letters = new Map<string, Map<number, string>>();
  for (const [, name, id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const cmap = target(objects, objects.get(Number(id))!.head, 'ToUnicode');
    if (cmap?.stream) letters.set(name!, lettersOf(cmap.stream.toString('latin1')));
  }
  return {
    pages: of('Page').length,
    width: box[2]!,
    height: box[3]!,
    title: titleOf(objects),
    fonts: of('FontDescriptor').map(({ head }) => ({
      name: /\/FontName \/(\S+)/.exec(head)![1]!,
      isEmbedded: Boolean(target(objects, head, 'FontFile2')?.stream?.length),
    })),
    texts: textsOf(content, letters),
    code: largestFill(content),
  };
}

interface PdfObject {
  head: string;
  stream: Buffer | null;
}

function objectsOf(bytes: Buffer): Map<number, PdfObject> {
  const text = bytes.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const body = match[2]!;
    const start = body.indexOf('stream\n');
    const head = start < 0 ? body : body.slice(0, start);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const raw = start < 0 ? null : Buffer.from(body.slice(start + 7, start + 7 + length), 'latin1');
    const stream = raw && head.includes('/FlateDecode') ? inflateSync(raw) : raw;
    objects.set(Number(match[1]), { head, stream });
  }
  return objects;
}

function target(objects: Map<number, PdfObject>, head: string, key: string): PdfObject | undefined {
  const id = new RegExp(`/${key} (\\d+) 0 R`).exec(head)?.[1];
  return id === undefined ? undefined : objects.get(Number(id));
}

function titleOf(objects: Map<number, PdfObject>): string {
  const about = [...objects.values()].find(({ head }) => head.includes('/CreationDate'));
  return target(objects, about?.head ?? '', 'Title')?.head.slice(1, -1) ?? '';
}

/** Glyph number to text, from a font's ToUnicode map. */
function lettersOf(cmap: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, first, , list] of cmap.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g)) {
    const texts = [...list!.matchAll(/<([^>]*)>/g)].map(([, hex]) =>
      Buffer.from(hex!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
    );
    for (const [index, letter] of texts.entries())
      letters.set(Number.parseInt(first!, 16) + index, letter);
  }
  return letters;
}

function textsOf(content: string, letters: Map<string, Map<number, string>>): string[] {
  let font = '';
  const texts: string[] = [];
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = name;
    else {
      const glyphs = [...shown!.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) =>
        hex!.match(/.{4}/g)!,
      );
      texts.push(
        glyphs.map((glyph) => letters.get(font)?.get(Number.parseInt(glyph, 16)) ?? '?').join(''),
      );
    }
  }
  return texts;
}

function largestFill(content: string): Box[] {
  let largest: Box[] = [];
  let boxes: Box[] = [];
  for (const line of content.split('\n')) {
    const box = /^([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re$/.exec(line);
    if (box) {
      const [x, y, width, height] = box.slice(1).map(Number) as [number, number, number, number];
      boxes.push({ x, y, width, height });
    } else if (/^(f|f\*|S|B|n|W)\b/.test(line)) {
      if (line.startsWith('f') && boxes.length > largest.length) largest = boxes;
      boxes = [];
    }
  }
  return largest;
}
