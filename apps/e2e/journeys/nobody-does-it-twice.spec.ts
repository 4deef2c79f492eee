import type { Browser } from 'playwright-core';
import type { Assignees, HandInView, ReviewQueueView } from '@pijar/submissions/contracts';
import { openBrowser, type Visitor } from '../browser';
import { makingOfDemo, startDemo } from '../demo';
import { DemoPeople } from '../demo-people';
import { ask } from '../own-session';
import type { RunningProduct } from '../product';
import { pathOf, stepOf } from './path-of-hers';

const words = { good: 'Ceritanya jujur dan jelas.', change: 'Sebutkan harganya.' };

/** The work that is open on a coach's page. */
const openWork = ({ page }: Visitor) => /kiriman\/([^?/]+)/.exec(page.url())![1]!;

async function takeNext({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: 'Ambil berikutnya' }).click();
  await page.waitForURL('**/pendamping/kiriman/*');
  await page.locator('pijar-feedback-form').waitFor();
}

async function writeFeedback({ page }: Visitor): Promise<void> {
  for (const criterion of await page.locator('pijar-rubric-form fieldset').all()) {
    await criterion.locator('label').last().click();
  }
  await page.getByLabel('Yang sudah baik', { exact: true }).fill(words.good);
  await page.getByLabel('Yang perlu diperbaiki', { exact: true }).fill(words.change);
}

/** What she wrote stands where she wrote it. */
async function keepsWords({ page }: Visitor): Promise<void> {
  for (const [label, text] of [
    ['Yang sudah baik', words.good],
    ['Yang perlu diperbaiki', words.change],
  ] as const) {
    expect(await page.getByLabel(label, { exact: true }).inputValue()).toBe(text);
  }
}

describe('when several act at once', () => {
  let product: RunningProduct;
  let browser: Browser;
  let people: DemoPeople;

  beforeAll(async () => {
    product = await startDemo();
    browser = await openBrowser();
    people = await DemoPeople.of(browser, product.url);
  }, makingOfDemo);
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  it('gives two coaches who press at the same moment a different work each', async () => {
    const coaches = [await people.staff('pendamping'), await people.staff('retno')];
    for (const { page } of coaches) {
      await page.goto('/pendamping');
      await page.getByRole('button', { name: 'Ambil berikutnya' }).waitFor();
    }
    await Promise.all(coaches.map(takeNext));
    const [one, other] = coaches.map(openWork);
    expect(one).not.toBe(other);
    for (const [index, { page, complaints }] of coaches.entries()) {
      const { held } = await ask<ReviewQueueView>(page, 'GET', '/review-queue');
      expect(held.map(({ submissionId }) => submissionId)).toEqual([[one, other][index]]);
      expect(complaints).toEqual([]);
    }
  });

  it('makes one attempt of a double tap on “Kirim”', async () => {
    const her = await people.participant('Sri Utami Ningrum');
    const { page } = her;
    await page.goto('/belajar');
    const path = await pathOf(her);
    const step = stepOf(path, 'i3-a');
    await page.goto(`/belajar/langkah/${step.stepId}`);
    await page.getByLabel('Tulisan', { exact: true }).fill('Saya bisa memasak untuk 40 orang.');
    await page.getByRole('button', { name: 'Kirim', exact: true }).dblclick();
    await page.getByText('Kiriman ke-1 sudah kami terima').waitFor();
    const hers = `/memberships/${path.membershipId}/steps/${step.stepId}/hand-in`;
    const { submission } = await ask<HandInView>(page, 'GET', hers);
    expect(submission!.attempts).toHaveLength(1);
    expect(her.complaints).toEqual([]);
  });

  it('tells a coach at once that an officer gave her work to another, and keeps her words', async () => {
    const her = await people.staff('suhardi');
    const officer = await people.staff('petugas');
    await her.page.goto('/pendamping');
    await takeNext(her);
    await writeFeedback(her);
    const work = `/submissions/${openWork(her)}`;
    await officer.page.goto('/pendamping');
    const { withId, items } = await ask<Assignees>(officer.page, 'GET', `${work}/assignees`);
    const other = items.find(({ id, isAway }) => id !== withId && !isAway)!;
    const given = { personId: other.id, seenWithId: withId };
    await ask(officer.page, 'PUT', `${work}/assignee`, given);

    await her.page.getByText(`Petugas memberikan kiriman ini kepada ${other.name}`).waitFor();
    await keepsWords(her);
    expect(her.complaints).toEqual([]);
  });

  it('tells a coach who could not hear it that her work was taken over, and keeps her words', async () => {
    const slow = await people.staff('lilik');
    await slow.page.route('**/api/v1/review-queue/events*', (route) => route.abort());
    const officer = await people.staff('imam');
    await slow.page.goto('/pendamping');
    await takeNext(slow);
    await writeFeedback(slow);
    const submissionId = openWork(slow);
    await officer.page.goto('/pendamping');
    await ask(officer.page, 'POST', `/submissions/${submissionId}/claim/take-over`);

    await slow.page.getByRole('button', { name: /Kembalikan/ }).click();
    await slow.page.getByText('sekarang memegang kiriman ini').waitFor();
    await keepsWords(slow);
    await slow.page.reload();
    await slow.page.getByRole('button', { name: 'Ambil alih' }).waitFor();
    const review = await ask<{ draft: { good: string; change: string } | null; answer?: unknown }>(
      slow.page,
      'GET',
      `/submissions/${submissionId}/review`,
    );
    expect(review.draft).toMatchObject(words);
    expect(slow.complaints.filter((said) => !/ 409 |review-queue\/events/.test(said))).toEqual([]);
  });
});
