import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { HandInView } from '@pijar/submissions/contracts';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser, phone, visitor, type Visitor } from '../browser';
import { pathOf, stepsOf } from '../journeys/path-of-hers';
import { openLine, type Line } from '../line';
import { ask } from '../own-session';
import { startProduct, type RunningProduct } from '../product';

/** What a camera of 12 megapixels makes when it is held upright: lying, and the file says how to turn it; red on top then. */
async function cameraPhoto(file: string): Promise<void> {
  const [width, height] = [4000, 3000];
  const size = { width, height, channels: 3 } as const;
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  const left = { ...size, width: width / 2, background: '#d02020' };
  const photo = await sharp({ create: { ...size, background: '#2020d0' } })
    .composite([
      { input: { create: left }, gravity: 'west' },
      { input: { create: { ...size, background: '#000', noise } }, blend: 'overlay' },
    ])
    .withExif({
      IFD0: { Make: 'Kamera' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '8/1 34/1 12/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 90 })
    .toBuffer();
  writeFileSync(file, photo);
}

/** The files that went over the line, put together from the pieces they went in. */
function uploaded(line: Line): Buffer[] {
  const sent = line.sent();
  const files = new Map<string, string>();
  for (const head of sent.matchAll(/PATCH \/api\/v1\/uploads\/(\S+) [\s\S]*?\r\n\r\n/g)) {
    const numberOf = (name: string) => Number(new RegExp(`${name}: (\\d+)`, 'i').exec(head[0])![1]);
    const begin = head.index + head[0].length;
    const before = (files.get(head[1]!) ?? '').slice(0, numberOf('upload-offset'));
    files.set(head[1]!, before + sent.slice(begin, begin + numberOf('content-length')));
  }
  return [...files.values()].map((bytes) => Buffer.from(bytes, 'latin1'));
}
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a photo with the place where it was taken', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pijar-photo-'));
  const file = path.join(folder, 'foto.jpg');
  let product: RunningProduct;
  let browser: Browser;
  let line: Line;

  beforeAll(async () => {
    await cameraPhoto(file);
    [product, browser] = await Promise.all([startProduct({ PIJAR_DEMO: 'on' }), openBrowser()]);
  }, 180_000);
  beforeEach(async () => {
    line = await openLine(product.url);
  });
  afterEach(() => line?.close());
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
    rmSync(folder, { recursive: true });
  });

  /** Chooses photos for the first assignment that is open, and waits until the server has them. */
  async function choose(her: Visitor, photos: string[]): Promise<HandInView> {
    const { membershipId, ...hers } = await pathOf(her);
    const { stepId } = stepsOf({ membershipId, ...hers }).find(
      ({ kind, state }) => kind === 'assignment' && state === 'open',
    )!;
    const view = () =>
      ask<HandInView>(her.page, 'GET', `/memberships/${membershipId}/steps/${stepId}/hand-in`);
    const before = (await view()).looseFiles.length;
    await her.page.goto(`/belajar/langkah/${stepId}`);
    await her.page.locator('input[type=file][multiple]').first().setInputFiles(photos);
    const received = her.page.locator('pijar-item-row').getByText('Sudah diterima');
    await received.nth(before + photos.length - 1).waitFor();
    return view();
  }
  async function participant(script?: string): Promise<Visitor> {
    const her = await visitor(browser, line.url, phone);
    if (script) await her.context.addInitScript(script);
    const accounts = (await (await fetch(`${product.url}/api/v1/demo-accounts`)).json()) as {
      items: { label: string; identifier: string; secret: string }[];
    };
    const { identifier, secret } = accounts.items.find(({ label }) => label.includes('Orientasi'))!;
    await her.context.request.post('/api/v1/session', { data: { identifier, secret } });
    await her.page.goto('/belajar');
    return her;
  }
  async function expectCleanAndUpright(photo: Buffer): Promise<void> {
    const { width, height, exif, orientation, format } = await sharp(photo).metadata();
    expect({ width, height, exif, orientation, format }).toEqual({
      ...{ width: 1200, height: 1600, exif: undefined, orientation: undefined, format: 'jpeg' },
    });
    expect(photo.includes('GPS') || photo.includes('Exif') || photo.includes('Kamera')).toBe(false);
    expect(photo.length).toBeLessThan(400_000);
    const at = async (top: number) => {
      const spot = sharp(photo).extract({ left: 300, top, width: 600, height: 200 });
      const { channels } = await sharp(await spot.png().toBuffer()).stats();
      return channels.map(({ mean }) => mean);
    };
    const [[red, , some], [few, , blue]] = [await at(100), await at(1300)] as number[][];
    expect(red! > some!).toBe(true);
    expect(blue! > few!).toBe(true);
  }

  it('is made small beside the page, upright, and the place stays with her', async () => {
    expect((await sharp(file).metadata()).exif?.includes('Kamera')).toBe(true);
    const her = await participant();
    const workers: string[] = [];
    her.page.on('worker', (worker) => workers.push(worker.url()));
    const { looseFiles } = await choose(her, [file]);
    const [sent] = uploaded(line);
    await expectCleanAndUpright(sent!);
    expect(looseFiles.map(({ receivedSha256 }) => receivedSha256)).toContain(sha256(sent!));
    expect(workers).toHaveLength(1);
    expect(her.complaints).toEqual([]);
    await her.context.close();
  }, 120_000);

  it('is made small on the page where a worker cannot draw', async () => {
    const her = await participant('delete globalThis.OffscreenCanvas;');
    const workers: string[] = [];
    her.page.on('worker', (worker) => workers.push(worker.url()));
    await choose(her, [file]);
    await expectCleanAndUpright(uploaded(line)[0]!);
    expect(workers).toEqual([]);
    await her.context.close();
  }, 120_000);

  it('may come with nine more: one after the other', async () => {
    const her = await participant();
    let most = 0;
    her.page.on('worker', () => (most = Math.max(most, her.page.workers().length)));
    const photos = Array.from({ length: 10 }, (_, n) => path.join(folder, `foto-${n}.jpg`));
    for (const each of photos) await sharp(file).keepMetadata().toFile(each);
    const { looseFiles } = await choose(her, photos);
    const hashes = looseFiles.map(({ receivedSha256 }) => receivedSha256);
    const sent = uploaded(line);
    expect(sent).toHaveLength(10);
    for (const photo of sent) expect(hashes).toContain(sha256(photo));
    expect(most).toBe(1);
    await her.context.close();
  }, 240_000);
});
