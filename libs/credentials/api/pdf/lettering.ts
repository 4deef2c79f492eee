import type { Canvas, Face } from './canvas';

/** How one piece of text is set. `spacing` is letter spacing in points; `y` is the top of the line. */
export interface Lettering {
  face: Face;
  size: number;
  colour: string;
  spacing?: number;
}

/** What fontkit's font knows; pdfkit keeps it on the document and types it as unknown. */
interface FontInHand {
  _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

const clusters = new Intl.Segmenter('id', { granularity: 'grapheme' });

/**
 * The letters of a text that the face can draw. Look-alikes are brought to plain letters first; marks that have no
 * letter of their own lose the mark; emoji, direction marks and other scripts are left out.
 */
export function drawable(canvas: Canvas, face: Face, text: string): string {
  canvas.font(face);
  const { font } = (canvas as unknown as FontInHand)._font;
  const has = (part: string) =>
    [...part].every((c) => font.hasGlyphForCodePoint(c.codePointAt(0)!));
  let kept = '';
  for (const { segment } of clusters.segment(text.normalize('NFKC'))) {
    const bare = segment.normalize('NFD').replace(/\p{M}/gu, '');
    const plain = segment.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ');
    if (has(plain)) kept += plain;
    else if (bare && /\p{L}/u.test(bare) && has(bare)) kept += bare;
    else kept += ' ';
  }
  return kept.replace(/\s+/g, ' ').trim();
}

/** Width in points of one line. */
export function widthOf(canvas: Canvas, text: string, how: Omit<Lettering, 'colour'>): number {
  return canvas
    .font(how.face)
    .fontSize(how.size)
    .widthOfString(text, { characterSpacing: how.spacing ?? 0 });
}

/** Writes one line; `x` is its left end, middle or right end, as `align` says. */
export function write(
  canvas: Canvas,
  text: string,
  at: { x: number; y: number; align?: 'left' | 'center' | 'right' },
  how: Lettering,
): void {
  const spacing = how.spacing ?? 0;
  const width = widthOf(canvas, text, how);
  const shift = { left: 0, center: width / 2, right: width }[at.align ?? 'left'];
  canvas
    .fillColor(how.colour)
    .text(text, at.x - shift, at.y, { lineBreak: false, characterSpacing: spacing });
}

/** Lines of text and the size in points at which they fit. */
export interface Fitted {
  lines: string[];
  size: number;
}

/**
 * Sets a text as large as it goes: on one line down to a good size, then on two, then on three. What does not fit even
 * so is cut with an ellipsis.
 * @param sizes per number of lines (the first for one line), the largest and smallest size in points
 */
export function fit(
  canvas: Canvas,
  text: string,
  face: Face,
  width: number,
  sizes: [largest: number, smallest: number][],
): Fitted {
  for (const [index, [largest, smallest]] of sizes.entries()) {
    for (let size = largest; size >= smallest; size -= 1) {
      const lines = wrap(canvas, text, face, size, width, index + 1);
      if (lines) return { lines, size };
    }
  }
  const size = sizes.at(-1)![1];
  return { lines: cut(canvas, text, face, size, width, sizes.length), size };
}

/** Null when the words need more than `count` lines, or one word is wider than a line. */
function wrap(
  canvas: Canvas,
  text: string,
  face: Face,
  size: number,
  width: number,
  count: number,
): string[] | null {
  const measure = (line: string) => widthOf(canvas, line, { face, size });
  const lines: string[] = [];
  // Lines of like length look better than a full one and a widow.
  const aim = Math.min(width, (measure(text) / count) * 1.12);
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    const isLast = lines.length === count - 1;
    if (line && measure(longer) > (isLast ? width : aim)) {
      lines.push(line);
      line = word;
    } else line = longer;
    if (measure(line) > width) return null;
  }
  lines.push(line);
  return lines.length <= count ? lines : null;
}

function cut(
  canvas: Canvas,
  text: string,
  face: Face,
  size: number,
  width: number,
  count: number,
): string[] {
  const lines: string[] = [];
  let rest = [...text];
  while (lines.length < count && rest.length > 0) {
    let length = rest.length;
    const isLast = lines.length === count - 1;
    const line = () =>
      rest.slice(0, length).join('').trim() + (isLast && length < rest.length ? '…' : '');
    while (length > 1 && widthOf(canvas, line(), { face, size }) > width) length -= 1;
    lines.push(line());
    rest = rest.slice(length);
  }
  return lines;
}
