import { randomInt } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import type { HandInView } from '@pijar/submissions/contracts';
import { laptop, openBrowser, visitor, type Visitor } from '../browser';
import { openLine, type Line } from '../line';
import { ownPhone, type OwnPhone } from '../own-phone';
import { ask } from '../own-session';
import { startProduct, type RunningProduct } from '../product';
import { untilShellKept } from '../shell';
import { activateParticipant, activateStaff, codeOnScreen } from './activate';
import { chapters } from './chapters';
import { addParticipant, addStaff, makeCohort } from './office';
import { pathOf, stepsOf } from './path-of-hers';
import { sendWords } from './study';

/** A photo that does not shrink to nothing: noise, of another colour each. */
const photo = (seed: number) =>
  sharp({
    create: {
      ...{ width: 1200, height: 900, channels: 3, background: { r: seed, g: 90, b: 60 } },
      noise: { type: 'gaussian', mean: 120, sigma: 40 },
    },
  })
    .jpeg({ quality: 90 })
    .toBuffer();

/** What the phone said of its own bytes when it began an upload: SHA-256 in hex, each once. */
function sentHashes(line: Line): Set<string> {
  const headers = line.sent().matchAll(/upload-metadata: [^\r\n]*sha256 ([A-Za-z0-9+/=]+)/gi);
  return new Set([...headers].map(([, value]) => Buffer.from(value!, 'base64').toString()));
}

describe('handing in on a bad line', () => {
  const chapter = chapters();
  let product: RunningProduct;
  let browser: Browser;
  let line: Line;
  let own: OwnPhone;
  let page: Page;
  let membershipId: string;
  let stepIds: string[];

  const her = (): Visitor => ({ context: page.context(), page, complaints: [] });
  const view = (stepId: string) =>
    ask<HandInView>(page, 'GET', `/memberships/${membershipId}/steps/${stepId}/hand-in`);
  const choosePhotos = async (count: number) => {
    const files = await Promise.all(
      Array.from({ length: count }, async (_, n) => ({
        name: `foto-${n}.jpg`,
        mimeType: 'image/jpeg',
        buffer: await photo(40 * n),
      })),
    );
    await page.locator('input[type=file][multiple]').first().setInputFiles(files);
  };
  /** The one attempt that the server has, once it has it; asked on a line that nobody cuts. */
  const received = async (stepId: string) => {
    const until = Date.now() + 90_000;
    for (;;) {
      const { submission } = await view(stepId).catch(() => ({ submission: null }));
      if (submission) return submission.attempts;
      if (Date.now() > until) throw new Error(`Nothing arrived: ${await page.innerText('main')}`);
      await page.waitForTimeout(500);
    }
  };

  beforeAll(async () => {
    product = await startProduct({ PIJAR_DEMO: 'off' });
    line = await openLine(product.url);
    browser = await openBrowser();
    const [admin, officer, coach] = await Promise.all(
      [1, 2, 3].map(() => visitor(browser, product.url, laptop)),
    );
    const code = /aktivasi#kode=(\S+)/.exec(product.output())![1]!;
    await activateStaff(admin!, code, 'cahaya pagi di dapur');
    await admin!.page.getByRole('heading', { name: 'Staf', level: 1 }).waitFor();
    const officersCode = await addStaff(admin!, 'Bu Ratna', 'ratna', 'Petugas program');
    const coachsCode = await addStaff(admin!, 'Pak Wayan', 'wayan', 'Ko-fasilitator / pendamping');
    await activateStaff(officer!, officersCode, 'angkatan baru di Aikmel');
    await officer!.page.waitForURL('**/petugas');
    await activateStaff(coach!, coachsCode, 'membaca karya setiap hari');
    const cohortId = await makeCohort(officer!, 'Aikmel 2026', 'Pak Wayan');
    await addParticipant(officer!, cohortId, 'Siti Aminah');
    own = await ownPhone();
    page = await own.newPage();
    await page.goto(line.url);
    await untilShellKept(page);
    await activateParticipant(
      { ...her(), page: withBase(page, line.url) },
      await codeOnScreen(officer!),
      '836102',
    );
    await page.waitForURL('**/belajar');
    const path = await pathOf(her());
    membershipId = path.membershipId;
    stepIds = stepsOf(path)
      .filter(({ kind, state }) => kind === 'assignment' && state === 'open')
      .map(({ stepId }) => stepId);
    // Chromium writes down late who is signed in: a phone that was signed in yesterday knows it.
    await own.close();
    await own.start();
    page = await own.newPage();
  }, 240_000);
  afterAll(async () => {
    await own?.dispose();
    await browser?.close();
    await line?.close();
    await product?.dispose();
  });

  const openStep = async (stepId: string) => {
    await page.goto(`${line.url}/belajar/langkah/${stepId}`);
    await page.getByRole('heading', { name: 'Kiriman Anda' }).waitFor();
  };

  chapter('keeps three photos, a voice note and words through an empty battery', async () => {
    const [stepId] = stepIds;
    await openStep(stepId!);
    line.down();
    await page.context().setOffline(true);
    await choosePhotos(3);
    await page.getByRole('button', { name: 'Rekam suara' }).click();
    await page.getByRole('button', { name: 'Mulai merekam' }).click();
    await page.getByText('0:02').waitFor();
    await page.getByRole('button', { name: 'Selesai', exact: true }).click();
    await page.getByRole('button', { name: 'Pakai rekaman ini' }).click();
    await page.locator('pijar-item-row').nth(3).getByText('Di HP').waitFor();
    await sendWords(her(), 'Tujuan saya menjual 20 bungkus keripik.');
    await page.getByRole('heading', { name: 'Di HP, menunggu sinyal' }).waitFor();
    await page.getByText('1 belum terkirim').first().waitFor();
    await own.kill();

    await own.start();
    page = await own.newPage();
    line.up();
    // Not the page of that work: any page will do.
    await page.goto(`${line.url}/saya`);
    const attempts = await received(stepId!);
    expect(attempts).toHaveLength(1);
    expect(attempts[0]).toMatchObject({ text: 'Tujuan saya menjual 20 bungkus keripik.' });
    expect(attempts[0]!.files.map(({ kind }) => kind)).toEqual([
      'photo',
      'photo',
      'photo',
      'voice',
    ]);
    const hashes = attempts[0]!.files.map(({ receivedSha256 }) => receivedSha256!);
    expect(new Set(hashes)).toEqual(sentHashes(line));
    await page.goto(`${line.url}/belajar/langkah/${stepId}`);
    await page.getByText('Kiriman ke-1 sudah kami terima').waitFor();
    await page.getByText(hashes[0]!.slice(0, 8)).waitFor();
  });

  chapter('gets every byte through a line that is cut at twenty of them', async () => {
    const stepId = stepIds[1]!;
    await openStep(stepId);
    line.cutAt(Array.from({ length: 20 }, () => randomInt(1, 900_000)));
    await choosePhotos(3);
    await sendWords(her(), 'Dikirim dari bukit.');
    const attempts = await received(stepId);
    expect([attempts.length, attempts[0]!.files.length]).toEqual([1, 3]);
    const hashes = sentHashes(line);
    for (const { receivedSha256 } of attempts[0]!.files) {
      expect(hashes.has(receivedSha256!)).toBe(true);
    }
    expect(line.cutsLeft()).toBeLessThan(20);
  });

  chapter('goes on when the server is killed during an upload', async () => {
    const stepId = stepIds[2]!;
    await openStep(stepId);
    const isLost = line.loseAnswerTo(/^PATCH .*\/uploads\//);
    await choosePhotos(2);
    await isLost;
    await product.kill();
    await sendWords(her(), 'Server mati sebentar.');
    await product.restart();
    const attempts = await received(stepId);
    expect([attempts.length, attempts[0]!.files.length]).toEqual([1, 2]);
  });

  chapter('counts an attempt once when the server dies between commit and reply', async () => {
    const stepId = stepIds[3]!;
    await openStep(stepId);
    const isLost = line.loseAnswerTo(/^POST .*\/attempts /);
    await sendWords(her(), 'Sekali saja.');
    await isLost;
    await product.kill();
    await page.getByRole('heading', { name: /Belum ada jawaban|menunggu sinyal/ }).waitFor();
    await product.restart();
    await page.getByText('Kiriman ke-1 sudah kami terima').waitFor({ timeout: 90_000 });
    expect(await received(stepId)).toHaveLength(1);
  });
});

/** Lets addresses without an origin be opened: a browser that was started by hand has no base of its own. */
function withBase(page: Page, origin: string): Page {
  const go = page.goto.bind(page);
  page.goto = (url, options) => go(new URL(url, origin).href, options);
  return page;
}
