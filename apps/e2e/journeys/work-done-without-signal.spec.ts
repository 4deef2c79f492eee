import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { SessionView } from '@pijar/identity/contracts';
import type { HomeView, StepLine } from '@pijar/learning/contracts';
import { openGate, type Gate } from '../gate';
import { ownPhone, type OwnPhone } from '../own-phone';
import { ask } from '../own-session';
import { startProduct, type RunningProduct } from '../product';
import { sendAll } from '../phone/her-phone';
import { untilKept } from '../phone/kept-on-phone';
import { untilShellKept } from '../shell';
import { chapters } from './chapters';

interface DemoAccounts {
  items: { label: string; identifier: string; secret: string }[];
}

/** Under what name builds before the outbox kept facts: a quick way to much work on a phone. */
const OLD_FACTS = 'pijar.facts';

describe('work that is done without signal', () => {
  const chapter = chapters();
  let product: RunningProduct;
  let gate: Gate;
  let hers: OwnPhone;
  let page: Page;
  let membershipId: string;
  let lessons: StepLine[];

  beforeAll(async () => {
    product = await startProduct({ PIJAR_DEMO: 'on' });
    gate = await openGate(product.url);
    hers = await ownPhone();
    page = await hers.newPage();
  });
  afterAll(async () => {
    await hers?.dispose();
    await gate?.close();
    await product?.dispose();
  });

  const unsent = (count: number) => page.getByText(`· ${count} belum terkirim`);
  /** Every fact that was taken in, as often as it was. */
  const accepted = () =>
    gate.factAnswers
      .flat()
      .filter(({ outcome }) => outcome === 'accepted')
      .map(({ id }) => id);
  const isOwned = () => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL ?? '');

  /** Leaves facts on the phone as an old build did; they are taken over when the page opens. */
  async function leaveOldFacts(count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, () => `0192${randomUUID().slice(4)}`);
    const old = ids.map((id, at) => ({
      membershipId,
      fact: {
        ...{ id, kind: 'lesson_finished', stepId: lessons[at % lessons.length]!.stepId },
        ...{ payload: {}, deviceAt: new Date().toISOString() },
      },
    }));
    const text = JSON.stringify(old);
    await page.evaluate(([name, value]) => localStorage.setItem(name!, value!), [OLD_FACTS, text]);
    return ids.sort();
  }
  const isTakenOver = () =>
    page.waitForFunction((name) => localStorage.getItem(name) === null, OLD_FACTS);

  chapter('begins with one visit with signal', async () => {
    await page.goto(`${gate.url}/masuk`);
    const { items } = await ask<DemoAccounts>(page, 'GET', '/demo-accounts');
    const account = items.find(({ label }) => label === 'Peserta di tahap Orientasi')!;
    await page.getByLabel('Nomor HP, nomor peserta, atau nama pengguna').fill(account.identifier);
    await page.getByLabel('PIN', { exact: true }).fill(account.secret);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.waitForURL('**/belajar');
    const { personId } = await ask<SessionView>(page, 'GET', '/session');
    const home = await ask<HomeView>(page, 'GET', '/home');
    const path = home.memberships[0]!;
    membershipId = path.membershipId;
    lessons = path.stages
      .flatMap(({ modules }) => modules)
      .filter(({ isTrack }) => !isTrack)
      .flatMap(({ steps }) => steps)
      .filter(({ kind, state }) => kind === 'lesson' && state === 'open')
      .slice(0, 3);
    expect(lessons).toHaveLength(3);
    for (const { stepId, title } of lessons) {
      await page.goto(`${gate.url}/belajar/langkah/${stepId}`);
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await untilKept(page, personId, `/steps/${stepId}`);
    }
    await page.goto(`${gate.url}/belajar`);
    await untilShellKept(page);
    expect(await isOwned()).toContain('/pijar-worker.js');
    // A browser writes cookies down every half minute: without this, the battery would end her session as well.
    await hers.close();
    await hers.start();
    page = await hers.newPage();
    await page.goto(`${gate.url}/belajar`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  chapter('keeps lessons on the phone, and shows them as done', async () => {
    gate.signal('none');
    gate.factAnswers.length = 0;
    for (const [at, { stepId, title }] of lessons.entries()) {
      await page.goto(`${gate.url}/belajar/langkah/${stepId}`);
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await page.getByRole('button', { name: /^Selesai/ }).click();
      await unsent(at + 1).waitFor();
    }
  });

  chapter(
    'loses nothing when the phone dies, and sends each once when there is signal',
    async () => {
      await hers.kill();
      await hers.start();
      page = await hers.newPage();
      await page.goto(`${gate.url}/saya/belum-terkirim`);
      await unsent(3).waitFor();
      for (const { title } of lessons) await page.getByText(title).waitFor();
      // The first answer is lost: the server has them, the phone does not know.
      gate.signal('loses');
      await page.getByRole('button', { name: 'Kirim sekarang' }).click();
      // Each lesson was opened as well: at least six facts.
      await expectEventually(() => accepted().length >= 6);
      gate.signal('good');
      await sendAll(page);
      expect(new Set(accepted()).size).toBe(accepted().length);
      const home = await ask<HomeView>(page, 'GET', '/home');
      const steps = home.memberships[0]!.stages.flatMap(({ modules }) => modules).flatMap(
        (module) => module.steps,
      );
      const done = steps.filter(({ stepId }) => lessons.some((lesson) => lesson.stepId === stepId));
      expect(done.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    },
  );

  chapter('is sent by one of two tabs, not by both', async () => {
    gate.signal('none');
    gate.factAnswers.length = 0;
    const ids = await leaveOldFacts(60);
    const other = await hers.newPage();
    await Promise.all([page.goto(`${gate.url}/belajar`), other.goto(`${gate.url}/belajar`)]);
    await isTakenOver();
    await unsent(60).waitFor();
    gate.signal('good');
    await Promise.all(
      [page, other].map(async (tab) => {
        await tab.goto(`${gate.url}/saya/belum-terkirim`);
        await tab.getByRole('heading', { name: 'Semua sudah diterima' }).waitFor();
      }),
    );
    expect(
      gate.factAnswers
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids);
    expect(accepted()).toHaveLength(60);
    await other.close();
  });

  chapter('of 200 entries goes over a line as slow as 2G in a few requests', async () => {
    gate.signal('none');
    gate.factAnswers.length = 0;
    const ids = await leaveOldFacts(200);
    await page.goto(`${gate.url}/belajar`);
    await isTakenOver();
    gate.slow({ delayMs: 300, bitsPerSecond: 100_000 });
    gate.signal('good');
    const start = Date.now();
    await page.goto(`${gate.url}/saya/belum-terkirim`);
    await page.getByText('Semua sudah diterima').waitFor({ timeout: 90_000 });
    process.stdout.write(`200 entries on 2G: ${Date.now() - start} ms\n`);
    gate.slow(null);
    // Four would do; it begins to send while it is still taking over.
    expect(gate.factAnswers.length).toBeLessThanOrEqual(12);
    expect(
      gate.factAnswers
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids);
    expect(accepted()).toHaveLength(200);
  });
});

async function expectEventually(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  while (!isSo() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isSo()).toBe(true);
}
