import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { until } from '@pijar/shared/testing';
import type { Conversation } from '@pijar/mentoring/contracts';
import { openBrowser, type Visitor } from '../browser';
import { makingOfDemo, startDemo } from '../demo';
import { DemoPeople } from '../demo-people';
import { ask } from '../own-session';
import type { RunningProduct } from '../product';
import { ownKept } from '../phone/kept-on-phone';
import { untilShellKept } from '../shell';
import { chapters } from './chapters';

const name = 'Hapsah Fitriani';
const written = ['Bu, keripiknya sudah dikemas.', 'Besok saya titip di warung Bu Ratna.'];
const answer = 'Bagus, Bu. Catat berapa yang dititip.';

/** PIJAR_PICTURES: a folder for pictures of what was seen on the way. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PIJAR_PICTURES'];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}

/** Jars on a table, as large as a camera makes it. */
const jars = () =>
  sharp({
    create: {
      ...{ width: 1600, height: 1200, channels: 3, background: '#b86b2b' },
      noise: { type: 'gaussian', mean: 110, sigma: 25 },
    },
  })
    .jpeg({ quality: 92 })
    .toBuffer();

const line = (page: Page, text: string) => page.locator('pijar-talk li').filter({ hasText: text });

/** SHA-256 (hex) of what the server hands out. */
const sha256Of = (page: Page, fileId: string): Promise<string> =>
  page.evaluate(async (id) => {
    const bytes = await (await fetch(`/api/v1/files/${id}/content`)).arrayBuffer();
    const digest = await crypto.subtle.digest('SHA-256', bytes);
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }, fileId);

/** Of what her phone knows of files, those whose bytes lie there as well. */
async function filesKept(page: Page): Promise<string[]> {
  const known = await ownKept(page);
  return known.filter((url, at) => known.indexOf(url) !== at);
}

/** Runs in the page. */
const hasPlayed = () => (document.querySelector('audio')?.currentTime ?? 0) > 0.3;

/** The lines that bring a photo, and those that bring a voice. */
const photos = (page: Page) => page.locator('pijar-talk li', { has: page.locator('img') });
const voices = (page: Page) => page.locator('pijar-talk li', { has: page.locator('audio') });

/** Written, photographed and spoken in airplane mode, sent when the signal is back, read and answered by her coach, seen by her. */
describe('she writes to her coach', () => {
  const chapter = chapters();
  let product: RunningProduct;
  let browser: Browser;
  let people: DemoPeople;
  let her: Visitor;

  beforeAll(async () => {
    product = await startDemo();
    browser = await openBrowser();
    people = await DemoPeople.of(browser, product.url);
    her = await people.participant(name);
  }, makingOfDemo);
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  chapter('without signal: her words are on her phone', async () => {
    const { page, context } = her;
    await page.goto('/saya');
    await page.getByRole('link', { name: 'Tulis pesan' }).click();
    await page.getByRole('heading', { name: 'Nur Aini Rahmawati' }).waitFor();
    await untilShellKept(page);
    await context.setOffline(true);
    for (const text of written) {
      await page.getByLabel('Tulis kepada Nur Aini Rahmawati').fill(text);
      await page.getByRole('button', { name: 'Kirim' }).click();
      await line(page, text).getByText('Di HP').waitFor();
    }
    await page.getByText('· 2 belum terkirim').waitFor();
  });

  chapter('without signal: so are a photo and her voice', async () => {
    const { page } = her;
    await page
      .locator('pijar-composer input[type=file]')
      .setInputFiles({ name: 'stoples.jpg', mimeType: 'image/jpeg', buffer: await jars() });
    await page.getByRole('button', { name: 'Hapus Foto 1' }).waitFor();
    await page.locator('pijar-enclosing img').waitFor();
    await picture(page, 'talk-photo-chosen');
    await page.getByRole('button', { name: 'Kirim' }).click();
    await photos(page).getByText('Di HP').waitFor();
    await page.getByRole('button', { name: 'Rekam suara' }).click();
    await page.getByRole('button', { name: 'Mulai merekam' }).click();
    await page.getByRole('timer').getByText('0:02').waitFor();
    await picture(page, 'talk-recording');
    await page.getByRole('button', { name: 'Selesai', exact: true }).click();
    await page.getByRole('button', { name: 'Pakai rekaman ini' }).click();
    await page.getByRole('button', { name: 'Hapus Pesan suara' }).waitFor();
    // Looked at again before it is sent, and here after all.
    await page.reload();
    await page.getByRole('button', { name: 'Hapus Pesan suara' }).waitFor();
    await page.getByRole('button', { name: 'Kirim' }).click();
    await voices(page).getByText('Di HP').waitFor();
    await page.getByText('· 4 belum terkirim').waitFor();
    // Nothing of it is lost with the page.
    await page.reload();
    for (const text of written) await line(page, text).getByText('Di HP').waitFor();
    await photos(page).getByText('Di HP').waitFor();
    await voices(page).getByText('Di HP').waitFor();
    await picture(page, 'talk-on-the-phone');
  });

  chapter('with signal: they go by themselves, each once, in their order', async () => {
    const { page, context } = her;
    await context.setOffline(false);
    for (const text of written) await line(page, text).getByText('Terkirim').waitFor();
    await photos(page).getByText('Terkirim').waitFor();
    await voices(page).getByText('Terkirim').waitFor();
    await picture(page, 'talk-sent');
    const { membershipId } = people.person(name);
    const { messages } = await ask<Conversation>(
      page,
      'GET',
      `/memberships/${membershipId}/conversation`,
    );
    expect(messages.map(({ text }) => text)).toEqual([...written, null, null]);
    const [photo, voice] = messages.slice(2).map(({ files }) => files);
    expect(photo).toMatchObject([{ kind: 'photo', name: 'stoples.jpg' }]);
    expect(voice).toMatchObject([{ kind: 'voice' }]);
    // About 300 KB by rule; the server took it with the phone's own receipt, so byte for byte.
    expect(photo![0]!.size).toBeLessThan(600_000);
    expect(await sha256Of(page, voice![0]!.id)).toBe(voice![0]!.receivedSha256);
  });

  chapter(
    'her coach finds them first, reads, sees and hears them and answers; she sees both',
    async () => {
      const { page: desk } = await people.staff('pendamping');
      await desk.goto('/pendamping/obrolan');
      await desk.getByRole('listitem').first().getByText(name).waitFor();
      const row = desk.getByRole('listitem').filter({ has: desk.getByText(name, { exact: true }) });
      await row.getByLabel('4 belum dibaca').waitFor();
      await row.getByText('Pesan suara').waitFor();
      await row.getByRole('link').click();
      for (const text of written) await line(desk, text).waitFor();
      await row.getByLabel('4 belum dibaca').waitFor({ state: 'detached' });
      await desk.waitForFunction(
        () => (document.querySelector<HTMLImageElement>('pijar-talk img')?.naturalWidth ?? 0) > 0,
      );
      await desk.getByRole('button', { name: 'Buka foto 1 dari 1' }).click();
      await desk.getByRole('dialog').getByRole('button', { name: 'Tutup', exact: true }).waitFor();
      await picture(desk, 'talk-desk-photo');
      await desk.keyboard.press('Escape');
      const voice = voices(desk);
      await voice.getByRole('button', { name: 'Kecepatan 1 kali' }).click();
      await voice.getByRole('button', { name: 'Putar' }).click();
      await desk.waitForFunction(hasPlayed);
      expect(
        await voice.locator('audio').evaluate((audio) => (audio as HTMLAudioElement).playbackRate),
      ).toBe(1.25);
      await desk
        .locator('pijar-composer input[type=file]')
        .setInputFiles({ name: 'label.jpg', mimeType: 'image/jpeg', buffer: await jars() });
      await desk.locator('pijar-enclosing img').waitFor();
      await picture(desk, 'talk-desk');
      await desk.getByLabel(`Tulis kepada ${name}`).fill(answer);
      await desk.getByRole('button', { name: 'Kirim', exact: true }).click();
      await line(desk, answer).getByText('Terkirim').waitFor();

      const { page } = her;
      await page.reload();
      await line(page, answer).locator('img').waitFor();
      await picture(page, 'talk-answered');
      for (const text of written) await line(page, text).getByText('Dibaca').waitFor();
      await desk.reload();
      await line(desk, answer).getByText('Dibaca').waitFor();
      // What the browser says of the time without signal is no fault of the page.
      const faults = her.complaints.filter((said) => !/DISCONNECTED|status of 504/.test(said));
      expect(faults).toEqual([]);
    },
  );

  chapter('what she saw and heard of it is there without signal', async () => {
    const { page, context } = her;
    const play = voices(page).getByRole('button', { name: 'Putar' });
    await play.click();
    await page.waitForFunction(hasPlayed);
    // Two small pictures and the voice; the large ones she did not open.
    await until(async () => (await filesKept(page)).length === 3, 30);
    await context.setOffline(true);
    await page.reload();
    await line(page, answer).locator('img').scrollIntoViewIfNeeded();
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll<HTMLImageElement>('pijar-sent-files img')].filter(
          ({ naturalWidth }) => naturalWidth > 0,
        ).length === 2,
    );
    await play.click();
    await page.waitForFunction(hasPlayed);
    await picture(page, 'talk-without-signal');
  });
});
