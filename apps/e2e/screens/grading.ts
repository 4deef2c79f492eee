import type { CohortChoices } from '@pijar/cohorts/contracts';
import type {
  GradingOffice,
  GradingTry,
  SecondReadings,
  SecondReadingView,
} from '@pijar/submissions/contracts';
import type { Page } from 'playwright-core';
import { ask } from '../own-session';
import type { Screen } from './screen';
import type { Tour } from './tour';

const newcomer = 'dewi';
const second = 'suhardi';
const tryId = '01a20172-0c07-70f5-9dd5-6ac3efa28501';

async function asking(tour: Tour, who: string): Promise<Page> {
  const page = await tour.pageOf(who);
  if (page.url() === 'about:blank') await page.goto('/favicon.svg');
  return page;
}

/** The same try however often it is looked at: nothing of it is sent. */
const tried = (name: string, sees: string, more: Partial<Screen> = {}): Screen => ({
  ...{ name, page: '/pendamping/belajar-menilai/:tryId', who: newcomer, sees },
  at: async (tour) => {
    const body = { programme: 'pijar', step: 'i1-a' };
    const begun = await ask<GradingTry>(
      await asking(tour, newcomer),
      'PUT',
      `/grading/tries/${tryId}`,
      body,
    );
    return `/pendamping/belajar-menilai/${begun.id}`;
  },
  ...more,
});

const scored = (view: GradingTry, howMany: number): GradingTry => ({
  ...view,
  ...{ pairs: howMany * 3, kappa: 0.62 },
  finishedAt: howMany === view.samples.length ? view.begunAt : null,
  samples: view.samples.map((sample, n) => {
    if (n >= howMany) return sample;
    const codes = view.rubric.criteria.map(({ code }) => code);
    const lead = Object.fromEntries(codes.map((code, at) => [code, (at + n) % 4]));
    return {
      ...sample,
      scores: { ...lead, [codes[0]!]: 2 },
      lead: { scores: lead, why: 'Tujuannya ada, tetapi bisa dikatakan siapa saja.' },
    };
  }),
});
const answering =
  (path: string, change: (view: GradingTry) => GradingTry): Screen['before'] =>
  (page) =>
    page.route(path, async (route) => {
      const url = route.request().url().split('/scores/')[0]!;
      const real = await page.request.get(url);
      await route.fulfill({ json: change((await real.json()) as GradingTry) });
    });

async function reading(tour: Tour): Promise<string> {
  const { items } = await tour.ask<SecondReadings>(second, '/second-readings');
  const { readingId } = items[0]!;
  await ask(await asking(tour, second), 'PUT', `/second-readings/${readingId}/reader`);
  return `/pendamping/bacaan-kedua/${readingId}`;
}

async function apart(tour: Tour): Promise<string> {
  const { organisations } = await tour.ask<CohortChoices>('petugas', '/cohorts/choices');
  const path = `/organisations/${organisations[0]!.id}/grading`;
  const office = await tour.ask<GradingOffice>('petugas', path);
  return `/petugas/menilai/${office.apart[0]!.readingId}`;
}

/** Learning to grade, second readings, and how alike the coaches grade. */
export const screensOfGrading: Screen[] = [
  {
    ...{ name: 'the queue of one who learns first', page: '/pendamping', who: newcomer },
    sees: 'Belajar menilai dulu',
  },
  {
    ...{ name: 'learning to grade', page: '/pendamping/belajar-menilai', who: newcomer },
    sees: 'sampai keselarasan 0,60',
  },
  tried('a sample that was not scored', 'Kiriman karangan'),
  tried('a sample beside the lead’s scores', 'Mengapa', {
    before: answering('**/grading/tries/*/scores/*', (view) => scored(view, 1)),
    then: async (page) => {
      for (const group of await page.locator('fieldset').all()) {
        await group.locator('label').nth(2).click();
      }
      await page.getByRole('button', { name: 'Bandingkan' }).click();
    },
  }),
  tried('all samples of an assignment, scored', 'Semua contoh selesai', {
    before: answering(`**/grading/tries/*`, (view) => scored(view, view.samples.length)),
  }),
  {
    ...{ name: 'what is read a second time', page: '/pendamping/bacaan-kedua', who: second },
    sees: 'Ambil kalau sempat',
  },
  {
    ...{ name: 'a second reading', page: '/pendamping/bacaan-kedua/:readingId', who: second },
    ...{ at: reading, sees: 'Kirim nilai' },
  },
  {
    ...{ name: 'a second reading, sent', page: '/pendamping/bacaan-kedua/:readingId', who: second },
    ...{ at: reading, sees: 'pembaca pertama' },
    before: (page) =>
      page.route('**/second-readings/*', async (route) => {
        const view = (await (await route.fetch()).json()) as SecondReadingView;
        const codes = view.rubric.criteria.map(({ code }) => code);
        const scores = Object.fromEntries(codes.map((code, n) => [code, n % 4]));
        const first = {
          scores: { ...scores, [codes[0]!]: 2 },
          good: 'Rapi.',
          change: 'Satu lagi.',
        };
        await route.fulfill({ json: { ...view, scores, first } });
      }),
  },
  {
    ...{ name: 'how alike the coaches grade', page: '/petugas/menilai', who: 'petugas' },
    sees: 'Dua pembaca berbeda jauh',
  },
  {
    ...{ name: 'admitting a coach by hand', page: '/petugas/menilai', who: 'imam' },
    then: (page) => page.getByRole('button', { name: 'Izinkan Dewi Ratnasari menilai' }).click(),
    sees: 'Mengapa boleh tanpa contoh?',
  },
  {
    ...{ name: 'two readings side by side', page: '/petugas/menilai/:readingId', who: 'petugas' },
    ...{ at: apart, sees: 'Catatan penutup' },
  },
];
