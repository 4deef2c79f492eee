import type { Page } from 'playwright-core';
import { until } from '@pijar/shared/testing';
import type { HomeView } from '@pijar/learning/contracts';
import { phone, visitor } from '../browser';
import { stepsOf } from '../journeys/path-of-hers';
import { ask } from '../own-session';
import { comeIn, handInHere, handInOf, openStep, unsentLink, untilAllReceived } from './her-phone';
import { inTheHills } from './in-the-hills';

const day = 86_400_000;

/** The page's clock is wrong by what its storage says: only the time of day, so that everything goes on at its own pace. */
function setWrongClock(): void {
  const wrong = () => Number(localStorage.getItem('e2e.clock') ?? 0);
  const Right = Date;
  globalThis.Date = new Proxy(Right, {
    construct: (Made, given: []) =>
      given.length === 0 ? new Made(Right.now() + wrong()) : new Made(...given),
    get: (made, name) =>
      name === 'now' ? () => Right.now() + wrong() : (Reflect.get(made, name) as unknown),
  });
}
const clockIsWrongBy = (page: Page, milliseconds: number) =>
  page.evaluate((wrong) => localStorage.setItem('e2e.clock', String(wrong)), milliseconds);

describe('a phone whose clock is a day wrong', () => {
  const hills = inTheHills();

  it.each([
    ['ahead', day, 'Agus Budi Santoso'],
    ['behind', -day, 'Dwi Kusumaningrum'],
  ])(
    '%s: all is taken in, in its order, and judged by the time of the server',
    async (_, wrong, who) => {
      const { context, page } = await visitor(hills.browser, hills.gate.url, phone);
      await context.addInitScript(setWrongClock);
      const her = await comeIn(page, hills.gate.url, hills.people.person(who).participantNumber!);
      await clockIsWrongBy(page, wrong);
      hills.gate.signal('none');
      await context.setOffline(true);
      const seen = hills.gate.factAnswers.length;
      for (const [at, lesson] of her.lessons.entries()) {
        await openStep(page, hills.gate.url, lesson);
        await page.getByRole('button', { name: /^Selesai/ }).click();
        await unsentLink(page, at + 1).waitFor();
      }
      const [step] = her.assignments;
      await handInHere(page, hills.gate.url, step!, 'Jam di HP ini salah.');
      await unsentLink(page, 3).waitFor();
      const phoneNow = await page.evaluate(() => Date.now());
      expect(Math.abs(phoneNow - wrong - Date.now())).toBeLessThan(60_000);
      hills.gate.signal('good');
      await context.setOffline(false);
      await untilAllReceived(page, hills.gate.url);
      expect(await page.getByText('Belum bisa diterima').count()).toBe(0);

      const [before, after] = [
        hills.gate.factAnswers.slice(0, seen).flat(),
        hills.gate.factAnswers.slice(seen).flat(),
      ];
      const accepted = after.filter(({ outcome }) => outcome === 'accepted').map(({ id }) => id);
      expect(accepted).toEqual([...new Set(accepted)].sort());
      // What a page sent just before she went on to the next goes again, and is known.
      const known = new Set(before.map(({ id }) => id));
      const others = after.filter(({ outcome }) => outcome !== 'accepted');
      expect(others.filter(({ id, outcome }) => outcome !== 'duplicate' || !known.has(id))).toEqual(
        [],
      );
      const home = await ask<HomeView>(page, 'GET', '/home');
      const done = stepsOf(home.memberships[0]!).filter(({ stepId }) =>
        her.lessons.some((lesson) => lesson.stepId === stepId),
      );
      expect(done.map(({ state }) => state)).toEqual(['done', 'done']);
      const { submission, dueOn } = await handInOf(page, her, step!);
      const [attempt] = submission!.attempts;
      expect(Math.abs(Date.parse(attempt!.sentAt) - Date.now())).toBeLessThan(120_000);
      const today = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Jakarta' });
      expect(attempt!.isLate).toBe(dueOn !== null && today > dueOn);
      await context.close();
    },
  );

  it('is put right while work waits for the next try: it goes all the same', async () => {
    const { context, page } = await visitor(hills.browser, hills.gate.url, phone);
    await context.addInitScript(setWrongClock);
    const { participantNumber } = hills.people.person('Mujiati');
    const her = await comeIn(page, hills.gate.url, participantNumber!);
    await clockIsWrongBy(page, day);
    await page.reload();
    // There is signal and no answer: the next try is written down as a moment of tomorrow.
    hills.gate.signal('none');
    await handInHere(page, hills.gate.url, her.assignments[0]!, 'Besok menurut HP ini.');
    await until(() => page.evaluate(hasWaited), 45);
    await clockIsWrongBy(page, 0);
    await page.goto(`${hills.gate.url}/belajar`);
    await unsentLink(page, 1).waitFor();
    hills.gate.signal('good');
    await untilAllReceived(page, hills.gate.url);
    expect((await handInOf(page, her, her.assignments[0]!)).submission!.attempts).toHaveLength(1);
    await context.close();
  });
});

/** Whether a try has come to its end: nobody holds the outbox any more. Runs in the page. */
async function hasWaited(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return !held.some(({ name }) => name?.startsWith('pijar-outbox/'));
}
