import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { until } from '@pijar/shared/testing';
import type { SessionView } from '@pijar/identity/contracts';
import type { StepLine } from '@pijar/learning/contracts';
import { makingOfDemo, startDemo } from '../demo';
import { openGate, type Gate } from '../gate';
import { chapters } from '../journeys/chapters';
import { ownPhone, type OwnPhone } from '../own-phone';
import { ask } from '../own-session';
import type { RunningProduct } from '../product';
import { untilShellKept } from '../shell';
import { sendUntil } from './her-phone';
import { sealedThing, untilKept } from './kept-on-phone';
import { NEWER, newerBuild } from './newer-build';
import { moduleOf, signInForOrientasi } from './sign-in';

/** Under what name builds before the outbox kept facts. */
const OLD_FACTS = 'pijar.facts';
const FACTS = /\/facts$/;

describe('an update of the app while work waits on the phone', () => {
  const chapter = chapters();
  let product: RunningProduct;
  let gate: Gate;
  let hers: OwnPhone;
  let page: Page;
  let membershipId: string;
  let personId: string;
  let lessons: StepLine[];
  let old: { membershipId: string; fact: { id: string } }[];
  /** As a build wrote it whose shape nobody knows any more. */
  let forgotten: { id: string };

  beforeAll(async () => {
    product = await startDemo();
    gate = await openGate(product.url);
    hers = await ownPhone();
    page = await hers.newPage();
  }, makingOfDemo);
  afterAll(async () => {
    await hers?.dispose();
    await gate?.close();
    await product?.dispose();
  });

  const accepted = () =>
    gate.factAnswers
      .flat()
      .filter(({ outcome }) => outcome === 'accepted')
      .map(({ id }) => id);
  const entry = (id: string) => sealedThing(page, personId, ['outbox', id]);

  chapter('begins with work done in airplane mode', async () => {
    const home = await signInForOrientasi(page, gate.url);
    ({ membershipId } = home.memberships[0]!);
    ({ personId } = await ask<SessionView>(page, 'GET', '/session'));
    lessons = moduleOf(home, 'o6').steps.filter(({ kind }) => kind === 'lesson');
    for (const { stepId, title } of lessons) {
      await page.goto(`${gate.url}/belajar/langkah/${stepId}`);
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await untilKept(page, personId, `/steps/${stepId}`);
    }
    await untilShellKept(page);
    // A browser writes cookies down every half minute: without this, the battery would end her session as well.
    await hers.close();
    await hers.start();
    page = await hers.newPage();
    gate.signal('none');
    for (const [at, { stepId, title }] of lessons.entries()) {
      await page.goto(`${gate.url}/belajar/langkah/${stepId}`);
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await page.getByRole('button', { name: /^Selesai/ }).click();
      await page.getByText(`· ${at + 1} belum terkirim`).waitFor();
    }
  });

  chapter('keeps it, and what older builds wrote, while the newer build comes', async () => {
    old = Array.from({ length: 20 }, (_, at) => ({
      membershipId,
      fact: {
        ...{ id: `0192${randomUUID().slice(4)}`, kind: 'lesson_finished', payload: {} },
        ...{ stepId: lessons[at % lessons.length]!.stepId, deviceAt: new Date().toISOString() },
      },
    }));
    forgotten = {
      ...{ id: `0192${randomUUID().slice(4)}`, accountId: personId, kind: 'learning.fact' },
      ...{ schema: 0, subject: `learning/${membershipId}`, deviceAt: new Date().toISOString() },
      ...{ payload: { was: 'written long ago' }, isSilent: false },
      ...{ state: { at: 'waiting' }, tries: 0, notBefore: 0 },
    };
    await sealedThing(page, personId, ['outbox', forgotten.id], forgotten);
    await page.evaluate(
      ([name, value]) => localStorage.setItem(name!, value!),
      [OLD_FACTS, JSON.stringify(old)],
    );
    gate.factAnswers.length = 0;
    gate.block(FACTS);
    gate.release(newerBuild());
    gate.signal('good');
    await page.goto(`${gate.url}/belajar`);
    expect(await page.locator(NEWER).count()).toBe(0);
    // A worker takes the newer build whole before it opens pages from it; pages that load all the time would take its turn.
    await until(async () => {
      await page.goto(`${gate.url}/belajar`, { waitUntil: 'networkidle' });
      return (await page.locator(NEWER).count()) > 0;
    }, 100);
    await untilShellKept(page);
    expect(accepted()).toEqual([]);
  });

  chapter('opens the newer build without signal, with all of it', async () => {
    gate.signal('none');
    await hers.kill();
    await hers.start();
    page = await hers.newPage();
    await page.goto(`${gate.url}/saya/belum-terkirim`);
    await page.locator(NEWER).waitFor({ state: 'attached' });
    for (const { title } of lessons) await page.getByText(title).first().waitFor();
    await page.getByText(/· 2\d belum terkirim/).waitFor();
  });

  chapter('sends everything exactly once', async () => {
    gate.block(null);
    gate.signal('good');
    await sendUntil(page, () => accepted().length >= old.length + lessons.length);
    await page.getByText('tidak bisa dikirim').waitFor();
    const ids = accepted();
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(old.map(({ fact }) => fact.id)));
    // Each lesson was opened and finished on this phone.
    expect(ids.length).toBeGreaterThanOrEqual(old.length + lessons.length);
    expect(gate.factAnswers.flat().every(({ outcome }) => outcome === 'accepted')).toBe(true);
  });

  chapter('shows what it cannot read, and does not drop it', async () => {
    expect(await entry(forgotten.id)).toMatchObject({
      payload: { was: 'written long ago' },
      state: { at: 'rejected' },
    });
  });
});
