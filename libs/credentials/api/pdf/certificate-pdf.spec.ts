import { readCode, readPdf } from '@pijar/credentials/testing';
import { certificatePdf, type CertificatePaper } from './certificate-pdf';

const paper: CertificatePaper = {
  number: 'PJR-7K2M-9QXT-4HVB-3DN8',
  name: 'Siti Nurhaliza',
  stageTitle: 'Orientasi',
  path: ['Internalisasi', 'Orientasi', 'Mastery'],
  lights: 2,
  programmeTitle: 'PIJAR',
  issuer: 'Yayasan Cahaya Rinjani',
  place: 'Aikmel',
  issuedOn: '2026-11-21',
  state: 'valid',
  verificationUrl: 'https://pijar.example/verifikasi/PJR-7K2M-9QXT-4HVB-3DN8',
};
const made = async (change: Partial<CertificatePaper> = {}) =>
  readPdf(await certificatePdf({ ...paper, ...change }));

describe('the certificate on paper', () => {
  it('is one A4 page, lying', async () => {
    const pdf = await made();
    expect(pdf.pages).toBe(1);
    expect(pdf.width).toBeCloseTo(841.89, 1);
    expect(pdf.height).toBeCloseTo(595.28, 1);
  });

  it('brings its fonts along', async () => {
    const { fonts } = await made();
    expect(fonts).toHaveLength(3);
    for (const font of fonts) {
      expect(font.name).toMatch(/^[A-Z]{6}\+PlusJakartaSans-/);
      expect(font.isEmbedded).toBe(true);
    }
  });

  it('says who, what, when, who issued it, and its number', async () => {
    const { texts, title } = await made();
    for (const text of [
      'Siti Nurhaliza',
      'Tahap Orientasi',
      'Program PIJAR',
      'Aikmel, 21 November 2026',
      'Yayasan Cahaya Rinjani',
      paper.number,
      'pijar.example/verifikasi',
    ])
      expect(texts).toContain(text);
    // What a file manager shows must not tell a name that the number alone does not tell.
    expect(title).toBe(`Sertifikat ${paper.number}`);
  });

  it('names every stage when the whole programme is completed', async () => {
    const { texts } = await made({ stageTitle: null, lights: 3 });
    expect(texts).toContain('Program PIJAR');
    expect(texts).toContain('Internalisasi · Orientasi · Mastery');
  });

  it('carries a code that leads to its page', async () => {
    const { code } = await made();
    expect(readCode(code)).toBe(paper.verificationUrl);
  });

  it('wraps a name of 120 letters and loses none of it', async () => {
    const name = 'Kusumaningrum Binti Muhammad Zainuddin '.repeat(4).slice(0, 120).trim();
    const { texts } = await made({ name });
    const from = texts.indexOf('diberikan kepada') + 1;
    const lines = texts.slice(from, texts.indexOf('telah menyelesaikan'));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(' ')).toBe(name);
  });

  it.each([
    ['emoji', 'Sri 🌸 Wahyuni 👩🏽‍🌾', 'Sri Wahyuni'],
    ['direction marks', 'Sri \u202eWahyuni\u202c', 'Sri Wahyuni'],
    ['another script', 'Sri 王 Wahyuni سري', 'Sri Wahyuni'],
    ['letters in fancy dress', '𝓢𝓻𝓲 Wahyuni', 'Sri Wahyuni'],
    ['letters with marks', 'Ṣāliḥah Ñuñez', 'Ṣāliḥah Ñuñez'],
    ['a mark that has no letter', 'Sri\u0338 Wahyuni', 'Sri Wahyuni'],
    ['quotes', `Sri "Yuni" D'Arc`, `Sri "Yuni" D'Arc`],
    ['nothing that can be drawn', '🌸🌸', '—'],
  ])('draws a name with %s', async (_, name, drawn) => {
    expect((await made({ name })).texts).toContain(drawn);
  });

  it('cuts a word that no line holds', async () => {
    const { texts } = await made({ name: 'A'.repeat(300) });
    expect(texts.some((text) => /^A+…$/.test(text))).toBe(true);
  });

  it.each([
    ['revoked', 'DICABUT'],
    ['replaced', 'DIGANTI'],
  ] as const)('is stamped when %s', async (state, word) => {
    expect((await made({ state })).texts).toContain(word);
    expect((await made()).texts).not.toContain(word);
  });

  it('gives the same bytes for the same paper', async () => {
    expect((await certificatePdf(paper)).equals(await certificatePdf(paper))).toBe(true);
  });
});
