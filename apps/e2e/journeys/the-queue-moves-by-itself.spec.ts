import type { Browser } from 'playwright-core';
import type { SessionView } from '@pijar/identity/contracts';
import { openBrowser, type Visitor } from '../browser';
import { makingOfDemo, startDemo } from '../demo';
import { DemoPeople } from '../demo-people';
import { openGate, type Gate } from '../gate';
import { ask } from '../own-session';
import type { RunningProduct } from '../product';
import { chapters } from './chapters';
import { pathOf, stepOf } from './path-of-hers';

/** Where the coach hears that something moved. */
const events = /^\/api\/v1\/review-queue\/events/;

const idOf = async ({ context }: Visitor) =>
  ((await (await context.request.get('/api/v1/session')).json()) as SessionView).personId;

describe('a coach’s queue', () => {
  const chapter = chapters();
  let product: RunningProduct;
  let browser: Browser;
  /** The coach's line only: participants have signal all the time. */
  let gate: Gate;
  let coach: Visitor;
  let other: Visitor;
  let people: DemoPeople;
  let coachId: string;
  let otherId: string;
  const asked: string[] = [];

  beforeAll(async () => {
    product = await startDemo();
    browser = await openBrowser();
    gate = await openGate(product.url);
    coach = await (await DemoPeople.of(browser, gate.url)).staff('lilik');
    people = await DemoPeople.of(browser, product.url);
    other = await people.staff('imam');
    [coachId, otherId] = (await Promise.all([coach, other].map(idOf))) as [string, string];
    coach.page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      asked.push(request.isNavigationRequest() ? 'a page' : pathname);
    });
  }, makingOfDemo);
  afterAll(async () => {
    await browser?.close();
    await gate?.close();
    await product?.dispose();
  });

  const list = () => coach.page.locator('pijar-queue-rows');
  const row = (name: string) => list().getByRole('link', { name, exact: true });
  const waiting = async () =>
    Number(/\d+/.exec((await coach.page.locator('.hero .count').textContent()) ?? '')?.[0]);
  const timesRead = () => asked.filter((address) => address === '/api/v1/review-queue').length;
  const soon = { timeout: 6_000 };

  /** She writes on her own phone and sends. */
  const send = async (name: string, code: string) => {
    const { page, complaints } = await people.participant(name);
    await page.goto('/belajar');
    const { stepId } = stepOf(await pathOf({ page }), code);
    await page.goto(`/belajar/langkah/${stepId}`);
    await page.getByLabel('Tulisan', { exact: true }).fill('Saya bisa memasak untuk 40 orang.');
    await page.getByRole('button', { name: 'Kirim', exact: true }).click();
    await page.getByText('sudah kami terima').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  };
  /** Somebody else takes the work and gives it back, so many times; what she holds at the end is told by an odd number. */
  const take = (submissionId: string, times: number) =>
    other.page.evaluate(
      async ([address, count]) => {
        for (let n = 0; n < count; n++) {
          const { ok } = await fetch(address, { method: n % 2 ? 'DELETE' : 'POST' });
          if (!ok) throw new Error('She may not.');
        }
      },
      [`/api/v1/submissions/${submissionId}/claim`, times] as const,
    );

  chapter('says that it changes by itself', async () => {
    await coach.page.goto('/pendamping');
    await coach.page.getByText('Daftar ini berubah sendiri.').waitFor();
    await other.page.goto('/pendamping');
  });

  chapter('shows what a participant sends, with no reload', async () => {
    const before = await waiting();
    await send('Nurul Faizah', 'i2-a');
    await row('Nurul Faizah').waitFor(soon);
    expect(await waiting()).toBe(before + 1);
    expect(asked.filter((address) => address === 'a page')).toHaveLength(1);
  });

  chapter('moves nothing that she points at, and tells what waits no more', async () => {
    const first = list().getByRole('link').first();
    const name = (await first.textContent())!.trim();
    const [, submissionId] = /kiriman\/([^?]+)/.exec((await first.getAttribute('href'))!)!;
    await first.hover();
    const places = () =>
      list()
        .locator('a')
        .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top));
    const before = await places();
    await take(submissionId!, 1);
    await list().getByText('Tidak menunggu lagi').waitFor(soon);
    expect(await places()).toEqual(before);
    await coach.page.mouse.move(2, 2);
    await row(name).waitFor({ state: 'detached', ...soon });

    await list().getByRole('link').first().hover();
    await ask(other.page, 'PUT', `/submissions/${submissionId}/assignee`, {
      personId: coachId,
      seenWithId: otherId,
    });
    const news = coach.page.getByRole('button', { name: '1 kiriman baru: tampilkan' });
    await news.waitFor(soon);
    expect(await row(name).count()).toBe(0);
    await news.click();
    await row(name).waitFor();
  });

  chapter('asks once or twice for a burst of changes', async () => {
    const href = (await row('Nurul Faizah').getAttribute('href'))!;
    const before = timesRead();
    // Fewer than three seconds' worth, also on a slow machine: after those it may ask again.
    await take(/kiriman\/([^?]+)/.exec(href)![1]!, 41);
    await coach.page.mouse.move(2, 2);
    await row('Nurul Faizah').waitFor({ state: 'detached', ...soon });
    expect(timesRead() - before).toBeLessThanOrEqual(2);
    expect(coach.complaints).toEqual([]);
  });

  chapter('comes by asking when the stream is cut', async () => {
    gate.block(events);
    await coach.page.getByText('Daftar ini diperiksa tiap beberapa detik.').waitFor();
    await send('Titin Sumarlin', 'i1-a');
    await row('Titin Sumarlin').waitFor({ timeout: 25_000 });
  });
});
