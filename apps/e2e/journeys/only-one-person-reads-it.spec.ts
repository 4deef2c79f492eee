import type { Browser } from 'playwright-core';
import type { ReviewQueueView } from '@pijar/submissions/contracts';
import { openBrowser, type Visitor } from '../browser';
import { makingOfDemo, startDemo } from '../demo';
import { DemoPeople } from '../demo-people';
import { ask } from '../own-session';
import type { RunningProduct } from '../product';
import { chapters } from './chapters';

const trusted = 'Retno Palupi';

describe('work in which somebody discloses abuse', () => {
  let product: RunningProduct;
  let browser: Browser;
  let people: DemoPeople;
  let coach: Visitor;
  let officer: Visitor;
  let guard: Visitor;
  let cohort = '';
  let name = '';
  let text = '';
  let address = '';
  let stepId = '';
  let fileId: string | undefined;
  const chapter = chapters();

  beforeAll(async () => {
    product = await startDemo();
    browser = await openBrowser();
    people = await DemoPeople.of(browser, product.url);
    coach = await people.staff('pendamping');
    officer = await people.staff('petugas');
    guard = await people.staff('retno');
  }, makingOfDemo);
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const saysNothing = async ({ page }: Visitor, at: string) => {
    await page.goto(at);
    await page.locator('main h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    // Others of the demo wrote the same words: its id, which every list has in its links, is the proof.
    expect(await page.content()).not.toContain(address.split('/').at(-1)!);
  };

  chapter('is restricted by the coach, who is told beforehand what happens', async () => {
    const { page } = coach;
    await page.goto('/pendamping');
    const { items } = await ask<ReviewQueueView>(
      page,
      'GET',
      '/review-queue?limit=50&state=waiting',
    );
    const work = items.find((row) => row.cohort.name === 'Lombok Timur Angkatan 3')!;
    name = work.participant.name;
    stepId = work.step.id;
    cohort = work.cohort.id;
    address = `/pendamping/kiriman/${work.submissionId}`;
    await page.goto(address);
    const handedIn = page.locator('pijar-work-view');
    text = (await handedIn.locator('p').first().innerText()).slice(0, 60);
    const photo = handedIn.locator('img').first();
    if (await photo.count()) fileId = /files\/([^/]+)/.exec((await photo.getAttribute('src'))!)![1];
    await page.getByRole('button', { name: 'Batasi', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`hanya ${trusted} yang bisa membacanya`).waitFor();
    await dialog.getByText('Peserta tidak dihukum').waitFor();
    await dialog.getByLabel(/Yang perlu diketahui/).fill('Ia minta ditelepon sore hari.');
    await dialog.getByRole('button', { name: 'Batasi sekarang' }).click();
    await page.getByText('Sudah dibatasi').waitFor();
    await page.waitForURL('**/pendamping');
  });

  chapter('is gone from her queue, and its address answers as if it never was', async () => {
    const { page } = coach;
    await saysNothing(coach, '/pendamping');
    expect(await page.getByRole('link', { name: new RegExp(name) }).count()).toBe(0);
    await page.goto(address);
    await page.locator('pijar-error-state').waitFor();
    if (fileId) {
      const bytes = await page.request.get(`/api/v1/files/${fileId}/content`);
      expect(bytes.status()).toBe(404);
    }
  });

  chapter('stands on no page of the officer', async () => {
    const { membershipId } = people.person(name);
    for (const place of ['ringkasan', 'karya', 'peserta']) {
      await saysNothing(officer, `/petugas/angkatan/${cohort}/${place}`);
    }
    await saysNothing(officer, `/petugas/peserta/${membershipId}`);
  });

  chapter('is read by the trusted person, who writes down that help was offered', async () => {
    const { page } = guard;
    await page.goto('/perlindungan');
    await page.getByRole('link', { name: new RegExp(name) }).click();
    await page.getByRole('heading', { name, exact: true }).waitFor();
    await page.getByText(text).first().waitFor();
    await page.getByText('Ia minta ditelepon sore hari.').waitFor();
    await page.getByRole('radio', { name: 'Ya, ditawarkan' }).check();
    await page.getByRole('button', { name: 'Catat', exact: true }).click();
    await page.getByText(`Dicatat oleh ${trusted}`).waitFor();
  });

  chapter('is with her on her own page, kindly, and her path goes on', async () => {
    const her = await people.participant(name);
    await her.page.goto(`/belajar/langkah/${stepId}`);
    const card = her.page.locator('pijar-trusted-card');
    await card.getByText(`hanya dibaca oleh ${trusted}`).waitFor();
    await card.getByText('Anda tidak berbuat salah').waitFor();
    await card.getByRole('link', { name: /SAPA 129/ }).waitFor();
    await her.page.getByText(text).first().waitFor();
    const all = [coach, officer, guard, her].flatMap(({ complaints }) => complaints);
    expect(all.filter((said) => !/404.*\/(review|content)$/.test(said))).toEqual([]);
  });
});
