import { colour, finish, newCanvas, sheet, type Canvas, type Face } from './canvas';
import { drawDawn, drawMark } from './dawn';
import { drawable, fit, widthOf, write, type Lettering } from './lettering';
import { drawQrCode } from './qr-code';

/** Everything that stands on the paper. */
export interface CertificatePaper {
  number: string;
  name: string;
  /** Null: the whole programme. */
  stageTitle: string | null;
  /** Titles of all stages, in order. */
  path: string[];
  /** Stages behind, this one included: 1 to 3. */
  lights: number;
  programmeTitle: string;
  issuer: string;
  place: string;
  /** `YYYY-MM-DD`. */
  issuedOn: string;
  state: 'valid' | 'revoked' | 'replaced';
  /** Where anyone checks it, in full. */
  verificationUrl: string;
}

const inset = 26;
const inner = {
  x: inset,
  y: inset,
  width: sheet.width - 2 * inset,
  height: sheet.height - 2 * inset,
};
const skyHeight = 150;
const horizon = inner.y + skyHeight;
const middle = sheet.width / 2;
const day = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' });

/** The certificate as a PDF: A4 landscape, one page, fonts embedded. The same paper gives the same bytes. */
export async function certificatePdf(paper: CertificatePaper): Promise<Buffer> {
  const canvas = newCanvas({
    title: `Sertifikat ${paper.number}`,
    author: paper.issuer,
    made: new Date(`${paper.issuedOn}T00:00:00Z`),
  });
  drawFrame(canvas);
  drawSky(canvas, paper);
  drawAward(canvas, paper);
  drawSignatures(canvas, paper);
  drawProof(canvas, paper);
  if (paper.state !== 'valid') drawStamp(canvas, paper.state);
  return finish(canvas);
}

function drawFrame(canvas: Canvas): void {
  const around = (gap: number) =>
    canvas.rect(inner.x - gap, inner.y - gap, inner.width + 2 * gap, inner.height + 2 * gap);
  around(0).fill(colour.paper);
  around(7).lineWidth(1.6).strokeColor(colour.deep).stroke();
  around(3).lineWidth(0.6).strokeColor(colour.light[1]).stroke();
}

function drawSky(canvas: Canvas, paper: CertificatePaper): void {
  const sky = { x: inner.x, y: inner.y, width: inner.width, height: skyHeight };
  drawDawn(canvas, sky, paper.lights, paper.stageTitle === null);
  const top = inner.y + 20;
  drawMark(canvas, inner.x + 22, top - 7, 34);
  write(canvas, 'Pijar', { x: inner.x + 62, y: top }, type(20, 'extrabold', colour.onDeep));
  const issuer = fit(canvas, drawable(canvas, 'semibold', paper.issuer), 'semibold', 190, [
    [11, 10],
    [11, 8],
  ]);
  for (const [index, line] of issuer.lines.entries()) {
    const at = { x: inner.x + inner.width - 26, y: top + 5 + index * 14, align: 'right' } as const;
    write(canvas, line, at, type(issuer.size, 'semibold', colour.onDeep));
  }
  canvas.rect(inner.x, horizon - 1.2, inner.width, 2.4).fill(colour.core);
}

function drawAward(canvas: Canvas, paper: CertificatePaper): void {
  const heading = { ...type(15, 'extrabold', colour.emberInk), spacing: 6.5 };
  center(canvas, 'SERTIFIKAT', horizon + 24, heading);
  center(canvas, 'diberikan kepada', horizon + 51, type(11.5, 'regular', colour.inkSoft));
  drawName(canvas, paper.name);
  drawRule(canvas, horizon + 151);
  center(canvas, 'telah menyelesaikan', horizon + 165, type(11.5, 'regular', colour.inkSoft));

  const programme = `Program ${drawable(canvas, 'extrabold', paper.programmeTitle)}`;
  const [what, note] = paper.stageTitle
    ? [`Tahap ${drawable(canvas, 'extrabold', paper.stageTitle)}`, programme]
    : [programme, drawable(canvas, 'semibold', paper.path.join(' · '))];
  const award = fit(canvas, what, 'extrabold', 640, [[25, 13]]);
  center(canvas, award.lines[0]!, horizon + 184, type(award.size, 'extrabold', colour.deep));
  const under = fit(canvas, note, 'semibold', 640, [[13, 8]]);
  center(canvas, under.lines[0]!, horizon + 219, type(under.size, 'semibold', colour.ink));
}

function drawName(canvas: Canvas, name: string): void {
  const drawn = drawable(canvas, 'extrabold', name) || '—';
  const { lines, size } = fit(canvas, drawn, 'extrabold', 660, [
    [44, 28],
    [28, 20],
    [19, 12],
  ]);
  const leading = size * 1.18;
  // The block keeps its middle whatever its size, so everything below stays where it is.
  const top = horizon + 107 - (leading * lines.length) / 2;
  for (const [index, line] of lines.entries()) {
    center(canvas, line, top + index * leading, type(size, 'extrabold', colour.ink));
  }
}

function drawRule(canvas: Canvas, y: number): void {
  const half = 150;
  canvas.lineWidth(0.8).strokeColor(colour.line);
  canvas
    .moveTo(middle - half, y)
    .lineTo(middle - 12, y)
    .moveTo(middle + 12, y)
    .lineTo(middle + half, y)
    .stroke();
  canvas.path(`M ${middle - 6} ${y + 2.6} a 6 6 0 0 1 12 0 Z`).fill(colour.light[1]);
}

const bottom = inner.y + inner.height - 26;

function drawSignatures(canvas: Canvas, paper: CertificatePaper): void {
  const left = inner.x + 40;
  const width = 205;
  const date = day.format(new Date(`${paper.issuedOn}T00:00:00Z`));
  const where = fit(
    canvas,
    `${drawable(canvas, 'regular', paper.place)}, ${date}`,
    'regular',
    width,
    [[10, 6]],
  );
  const line = bottom - 34;
  const how = type(where.size, 'regular', colour.ink);
  write(canvas, where.lines[0]!, { x: left, y: line - 66 }, how);
  const issuer = drawable(canvas, 'semibold', paper.issuer);
  signature(canvas, { x: left, y: line, width }, 'Penanggung jawab program', issuer);
  const second = { x: left + width + 34, y: line, width: 165 };
  signature(canvas, second, 'Ko-fasilitator atau pendamping', '');
}

/** A line to sign on, and below it whose name and part it is. */
function signature(
  canvas: Canvas,
  at: { x: number; y: number; width: number },
  part: string,
  name: string,
): void {
  canvas.lineWidth(0.8).strokeColor(colour.ink);
  canvas
    .moveTo(at.x, at.y)
    .lineTo(at.x + at.width, at.y)
    .stroke();
  write(canvas, part, { x: at.x, y: at.y + 6 }, type(9, 'regular', colour.inkSoft));
  if (!name) return;
  const { lines, size } = fit(canvas, name, 'semibold', at.width, [
    [10.5, 8.5],
    [8.5, 6.5],
  ]);
  for (const [index, line] of lines.entries()) {
    const y = at.y + 19 + index * size * 1.2;
    write(canvas, line, { x: at.x, y }, type(size, 'semibold', colour.ink));
  }
}

/** What lets anyone check the paper: the code, the address, the number. */
function drawProof(canvas: Canvas, paper: CertificatePaper): void {
  const size = 84;
  const x = inner.x + inner.width - 40 - size;
  const y = bottom - size + 2;
  drawQrCode(canvas, paper.verificationUrl, { x, y, size }, colour.deepStrong);
  const address = paper.verificationUrl.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, '');
  const right = (text: string, below: number, largest: number, face: Face, ink: string) => {
    const { lines, size: fitted } = fit(canvas, text, face, 172, [[largest, 5]]);
    const at = { x: x - 16, y: y + below, align: 'right' } as const;
    write(canvas, lines[0]!, at, type(fitted, face, ink));
  };
  right('Nomor sertifikat', 3, 9, 'regular', colour.inkSoft);
  right(paper.number, 15, 11.5, 'extrabold', colour.deep);
  right('Periksa keasliannya: pindai kode ini,', 46, 9, 'regular', colour.inkSoft);
  right('atau ketik nomornya di', 58, 9, 'regular', colour.inkSoft);
  right(address, 71, 9, 'semibold', colour.ink);
}

/** Across the sheet, so that a copy of the file cannot pass for the real thing. */
function drawStamp(canvas: Canvas, state: 'revoked' | 'replaced'): void {
  const word = state === 'revoked' ? 'DICABUT' : 'DIGANTI';
  const how = { face: 'extrabold', size: 104, spacing: 8 } as const;
  const width = widthOf(canvas, word, how);
  const y = horizon + 160;
  canvas
    .save()
    .rotate(-16, { origin: [middle, y] })
    .opacity(0.2);
  canvas
    .roundedRect(middle - width / 2 - 30, y - 72, width + 60, 144, 18)
    .lineWidth(7)
    .strokeColor(colour.bad, 0.2)
    .stroke();
  write(canvas, word, { x: middle, y: y - 66, align: 'center' }, { ...how, colour: colour.bad });
  canvas.restore();
}

const type = (size: number, face: Face, ink: string): Lettering => ({ face, size, colour: ink });

const center = (canvas: Canvas, text: string, y: number, how: Lettering) =>
  write(canvas, text, { x: middle, y, align: 'center' }, how);
