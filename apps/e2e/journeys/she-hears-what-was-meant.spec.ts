import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser, type Visitor } from '../browser';
import { makingOfDemo, startDemo } from '../demo';
import { DemoPeople } from '../demo-people';
import { ask } from '../own-session';
import type { RunningProduct } from '../product';
import { pathOf, stepOf } from './path-of-hers';

/** Something with edges, so that marks have something to be about. */
const kitchen = () =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
      <rect width="1200" height="900" fill="#c9b48f"/><rect y="620" width="1200" height="280" fill="#7a5b3c"/>
      <rect x="140" y="360" width="300" height="300" rx="20" fill="#e9e4da"/>
      <circle cx="820" cy="500" r="170" fill="#2f3c36"/><circle cx="820" cy="500" r="120" fill="#d88a2b"/></svg>`),
  )
    .jpeg({ quality: 88 })
    .toBuffer();

/** Pictures of the pages, where somebody asks for them. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PIJAR_PICTURES'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

describe('feedback that is seen and heard', () => {
  let product: RunningProduct;
  let browser: Browser;
  let people: DemoPeople;
  let her: Visitor;
  let coach: Visitor;
  let stepId: string;

  beforeAll(async () => {
    product = await startDemo();
    browser = await openBrowser();
    people = await DemoPeople.of(browser, product.url);
    her = await people.participant('Sri Utami Ningrum');
    coach = await people.staff('lilik');
  }, makingOfDemo);
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  it('begins with a photo that she sends', async () => {
    const { page } = her;
    await page.goto('/belajar');
    ({ stepId } = stepOf(await pathOf(her), 'i3-a'));
    await page.goto(`/belajar/langkah/${stepId}`);
    await page.getByLabel('Tulisan', { exact: true }).fill('Ini dapur tempat saya memasak.');
    const file = { name: 'dapur.jpg', mimeType: 'image/jpeg', buffer: await kitchen() };
    await page.locator('input[type=file][multiple]').first().setInputFiles([file]);
    await page.getByText('Sudah diterima', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: 'Kirim', exact: true }).click();
    await page.getByText('Kiriman ke-1 sudah kami terima').waitFor();
    expect(her.complaints).toEqual([]);
  });

  it('goes on with marks, a note and a voice of the coach, who returns it', async () => {
    const { page } = coach;
    const membershipId = (await pathOf(her)).membershipId;
    const { submission } = await ask<{ submission: { id: string } }>(
      her.page,
      'GET',
      `/memberships/${membershipId}/steps/${stepId}/hand-in`,
    );
    await page.goto(`/pendamping/kiriman/${submission.id}`);
    await page.getByRole('button', { name: 'Ambil dan nilai' }).click();
    await page.locator('pijar-feedback-form').waitFor();

    await page.getByRole('button', { name: 'Perbesar foto 1 dari 1' }).click();
    await page.getByRole('button', { name: 'Pena merah' }).click();
    await page.getByRole('button', { name: 'Pena merah', pressed: true }).waitFor();
    const stage = (await page.locator('pijar-photo-stage').boundingBox())!;
    const at = (x: number, y: number) =>
      [stage.x + x * stage.width, stage.y + y * stage.height] as const;
    await page.mouse.move(...at(0.56, 0.4));
    await page.mouse.down();
    for (let turn = 0; turn <= 24; turn++) {
      const angle = (turn * Math.PI) / 12;
      await page.mouse.move(...at(0.62 + 0.12 * Math.cos(angle), 0.55 + 0.3 * Math.sin(angle)));
    }
    await page.mouse.up();
    // A note by keyboard alone.
    await page.keyboard.press('c');
    await page.keyboard.type('Wajan ini bersih sekali');
    await page.keyboard.press('Enter');
    await picture(page, 'desk-lightbox');
    await page.getByRole('button', { name: 'Tutup', exact: true }).click();

    await page.getByRole('button', { name: 'Rekam catatan suara' }).click();
    await page.getByRole('button', { name: 'Mulai merekam' }).click();
    await page.getByRole('timer').getByText('0:02').waitFor();
    await page.getByRole('button', { name: 'Selesai', exact: true }).click();
    await page.getByRole('button', { name: 'Pakai rekaman ini' }).click();
    await page.getByRole('button', { name: 'Hapus catatan suara' }).waitFor();

    await page.getByText('Catatan untuk sesama pendamping').click();
    await page.getByLabel('Catatan Anda').fill('Saya telepon hari Senin.');
    for (const criterion of await page.locator('pijar-rubric-form fieldset').all()) {
      await criterion.locator('label').nth(1).click();
    }
    await page.getByLabel('Yang sudah baik', { exact: true }).fill('Fotonya jelas.');
    await page.getByLabel('Yang perlu diperbaiki', { exact: true }).fill('Dengarkan suara saya.');
    await page
      .locator('pijar-saved-words')
      .getByText(/^\s*Tersimpan/)
      .waitFor();
    await picture(page, 'desk-review');

    // Everything is kept with the draft.
    await page.reload();
    await page.getByRole('button', { name: 'Hapus catatan suara' }).waitFor();
    expect(await page.locator('pijar-photo-grid path.red').count()).toBe(1);
    await page.getByRole('button', { name: /Kembalikan/ }).click();
    await page.getByText('Dikembalikan kepada').waitFor();
    expect(coach.complaints).toEqual([]);
  });

  it('ends with her seeing the marks, reading the note and hearing the voice', async () => {
    const { page } = her;
    await page.reload();
    const card = page.locator('pijar-marked-photo-card');
    await card.waitFor();
    expect(await card.getByRole('img').getAttribute('aria-label')).toBe(
      'Foto 1: 1 goresan, 1 catatan dari pendamping',
    );
    await card.locator('ol').getByText('Wajan ini bersih sekali').waitFor();
    expect(await page.getByText('Saya telepon hari Senin.').count()).toBe(0);

    const hear = page.getByRole('button', { name: /Dengarkan\s+0:0\d · [\d,.]+\sKB/i });
    await hear.scrollIntoViewIfNeeded();
    await picture(page, 'participant-feedback');
    await hear.click();
    await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.3);
    await card.scrollIntoViewIfNeeded();
    await picture(page, 'participant-marks');
    await card.getByRole('button', { name: 'Buka foto 1 besar' }).click();
    await page.getByRole('dialog').locator('path.red').waitFor();
    await picture(page, 'participant-full');
    expect(her.complaints).toEqual([]);
  });
});
