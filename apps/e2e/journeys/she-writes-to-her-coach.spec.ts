import type { Browser, Page } from 'playwright-core';
import type { Conversation } from '@pijar/mentoring/contracts';
import { openBrowser, type Visitor } from '../browser';
import { makingOfDemo, startDemo } from '../demo';
import { DemoPeople } from '../demo-people';
import { ask } from '../own-session';
import type { RunningProduct } from '../product';
import { untilShellKept } from '../shell';
import { chapters } from './chapters';

const name = 'Hapsah Fitriani';
const written = ['Bu, keripiknya sudah dikemas.', 'Besok saya titip di warung Bu Ratna.'];
const answer = 'Bagus, Bu. Catat berapa yang dititip.';

const line = (page: Page, text: string) => page.locator('pijar-talk li').filter({ hasText: text });

/** Written in airplane mode, sent when the signal is back, read and answered by her coach, seen by her. */
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
    // Nothing of it is lost with the page.
    await page.reload();
    for (const text of written) await line(page, text).getByText('Di HP').waitFor();
  });

  chapter('with signal: they go by themselves, each once, in their order', async () => {
    const { page, context } = her;
    await context.setOffline(false);
    for (const text of written) await line(page, text).getByText('Terkirim').waitFor();
    const { membershipId } = people.person(name);
    const { messages } = await ask<Conversation>(
      page,
      'GET',
      `/memberships/${membershipId}/conversation`,
    );
    expect(messages.map(({ text }) => text)).toEqual(written);
  });

  chapter('her coach finds them first, reads them and answers; she sees both', async () => {
    const { page: desk } = await people.staff('pendamping');
    await desk.goto('/pendamping/obrolan');
    await desk.getByRole('listitem').first().getByText(name).waitFor();
    const row = desk.getByRole('listitem').filter({ has: desk.getByText(name, { exact: true }) });
    await row.getByLabel('2 belum dibaca').waitFor();
    await row.getByRole('link').click();
    for (const text of written) await line(desk, text).waitFor();
    await row.getByLabel('2 belum dibaca').waitFor({ state: 'detached' });
    await desk.getByLabel(`Tulis kepada ${name}`).fill(answer);
    await desk.getByRole('button', { name: 'Kirim', exact: true }).click();
    await line(desk, answer).getByText('Terkirim').waitFor();

    const { page } = her;
    await page.reload();
    await line(page, answer).waitFor();
    for (const text of written) await line(page, text).getByText('Dibaca').waitFor();
    await desk.reload();
    await line(desk, answer).getByText('Dibaca').waitFor();
    // What the browser says of the time without signal is no fault of the page.
    const faults = her.complaints.filter((said) => !/DISCONNECTED|status of 504/.test(said));
    expect(faults).toEqual([]);
  });
});
