import type { Page } from 'playwright-core';
import { v7 } from 'uuid';
import { until } from '@pijar/shared/testing';
import { phone, visitor } from '../browser';
import { comeIn, handInOf, openStep, untilAllReceived, type Her } from './her-phone';
import { inTheHills } from './in-the-hills';
import { everythingKept, sealedThing } from './kept-on-phone';

const draft = 'Konsep dari HP dengan Pijar yang lama.';
const pressed = 'Sudah ditekan Kirim sebelum Pijar diperbarui.';

/** Leaves what builds before the vault kept, readable by anybody: words, a photo, a hand-in under way, marks. */
const leaveOldWork = (page: Page, { membershipId, assignments }: Her, attemptId: string) =>
  page.evaluate(
    async ([membership, first, second, words, sent, attempt]) => {
      const keep = (name: string, value: unknown) =>
        localStorage.setItem(name, JSON.stringify(value));
      keep(`pijar.handIn.${membership}/${first}`, {
        ...{ written: { text: words, links: [] }, base: null, sending: null },
      });
      const fixed = {
        ...{ attemptId: attempt, text: sent, links: [], itemIds: [] },
        deviceAt: new Date().toISOString(),
      };
      keep(`pijar.handIn.${membership}/${second}`, {
        written: { text: sent, links: [] },
        base: null,
        sending: { attempt: fixed, hasGoneOut: true },
      });
      keep('pijar.tests', { [`${membership} internalisasi before`]: { right: 3, total: 4 } });
      const canvas = new OffscreenCanvas(40, 30);
      canvas.getContext('2d')!.fillRect(0, 0, 40, 30);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('pijar-hand-in', 1);
        request.onupgradeneeded = () => {
          for (const name of ['items', 'sounds', 'views']) request.result.createObjectStore(name);
        };
        request.onsuccess = () => resolve(request.result);
      });
      const id = crypto.randomUUID();
      const item = {
        ...{ id, kind: 'photo', name: 'lama.jpg', type: 'image/jpeg', size: blob.size },
        ...{ seconds: null, place: { at: 'sending', share: 0.4 }, fileId: null, sha256: null },
        ...{ isHere: true, carriedFrom: null },
      };
      const row = { item, work: `${membership}/${first}`, blob, uploadUrl: null };
      const deed = database.transaction('items', 'readwrite');
      deed.objectStore('items').put(row, id);
      await new Promise((resolve) => (deed.oncomplete = resolve));
      database.close();
    },
    [
      ...[membershipId, assignments[0]!.stepId, assignments[1]!.stepId],
      ...[draft, pressed, attemptId],
    ] as const,
  );

describe('a phone with things of an older build', () => {
  const hills = inTheHills();

  it('seals them, loses none, and sends what was under way once', async () => {
    const { context, page } = await visitor(hills.browser, hills.gate.url, phone);
    const her = await comeIn(
      page,
      hills.gate.url,
      hills.people.person('Slamet Riyadi Utomo').participantNumber!,
    );
    const [first, second] = her.assignments;
    const attemptId = v7();
    hills.gate.signal('none');
    await context.setOffline(true);
    await leaveOldWork(page, her, attemptId);
    await openStep(page, hills.gate.url, first!);
    await page.getByText('lama.jpg').or(page.getByText('Foto 1')).first().waitFor();
    const written = page.getByLabel('Tulisan', { exact: true });
    await until(async () => (await written.inputValue()) === draft);
    await openStep(page, hills.gate.url, second!);
    await page.getByText('Belum ada jawaban').waitFor();
    await page.goto(`${hills.gate.url}/belajar`);
    await page.waitForFunction(() => localStorage.getItem('pijar.tests') === null);
    const kept = await everythingKept(page);
    for (const words of [draft, pressed, 'pijar.handIn', 'pijar.tests']) {
      expect(kept).not.toContain(words);
    }
    hills.gate.signal('good');
    await context.setOffline(false);
    await untilAllReceived(page, hills.gate.url);
    const { submission } = await handInOf(page, her, second!);
    expect(submission!.attempts.map(({ id, text }) => [id, text])).toEqual([[attemptId, pressed]]);

    await openStep(page, hills.gate.url, first!);
    await page.getByText('Sudah diterima').first().waitFor();
    await page.getByRole('button', { name: 'Kirim', exact: true }).click();
    await page.getByText('sudah kami terima').waitFor();
    const received = (await handInOf(page, her, first!)).submission!.attempts;
    expect(received.map(({ text, files }) => [text, files.length])).toEqual([[draft, 1]]);
    await context.close();
  });

  it('accepts a queue that an older build wrote', async () => {
    const { context, page } = await visitor(hills.browser, hills.gate.url, phone);
    const her = await comeIn(
      page,
      hills.gate.url,
      hills.people.person('Siti Mukaromah').participantNumber!,
    );
    const id = v7();
    // As the first outbox wrote it: nothing about the step but its id.
    const fact = { kind: 'lesson_finished', stepId: her.lessons[0]!.stepId, payload: {} };
    hills.gate.factAnswers.length = 0;
    await sealedThing(page, her.personId, ['outbox', id], {
      ...{ id, accountId: her.personId, kind: 'learning.fact', schema: 1 },
      ...{ subject: `learning/${her.membershipId}`, deviceAt: new Date().toISOString() },
      ...{ payload: { membershipId: her.membershipId, fact }, isSilent: false },
      ...{ state: { at: 'sending' }, tries: 3, notBefore: Date.now() + 40_000 },
    });
    await page.goto(`${hills.gate.url}/saya/belum-terkirim`);
    await page.getByText('Semua sudah diterima').waitFor();
    const outcomes = hills.gate.factAnswers.flat().filter((answer) => answer.id === id);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted']);
    await context.close();
  });
});
