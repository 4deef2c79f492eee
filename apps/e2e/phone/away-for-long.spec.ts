import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import pg from 'pg';
import sharp from 'sharp';
import type { MembershipView } from '@pijar/cohorts/contracts';
import { runningPostgres } from '@pijar/shared/testing';
import { phone, visitor } from '../browser';
import { demoPin } from '../demo-people';
import { ask } from '../own-session';
import { comeIn, handInHere, handInOf, openStep, unsentLink, untilAllReceived } from './her-phone';
import { inTheHills } from './in-the-hills';

const photo = (seed: number) =>
  sharp({
    create: {
      ...{ width: 400, height: 300, channels: 3, background: { r: seed, g: 90, b: 60 } },
      noise: { type: 'gaussian', mean: 120, sigma: 40 },
    },
  })
    .jpeg()
    .toBuffer();
const choosePhoto = async (page: Page) => {
  const file = { name: 'kebun.jpg', mimeType: 'image/jpeg', buffer: await photo(80) };
  await page.locator('input[type=file][multiple]').first().setInputFiles(file);
  await page.locator('pijar-item-row').getByText('Di HP').waitFor();
};

describe('a phone that was long without signal', () => {
  const hills = inTheHills();

  const inDatabase = async (sql: string, values: unknown[]) => {
    const client = new pg.Client(runningPostgres(hills.product.dataDir)!);
    await client.connect();
    await client.query(sql, values).finally(() => client.end());
  };

  it('keeps everything past the end of the session, asks her to sign in, and sends each once', async () => {
    const { context, page } = await visitor(hills.browser, hills.gate.url, phone);
    const her = await comeIn(
      page,
      hills.gate.url,
      hills.people.person('Yuni Astutik').participantNumber!,
    );
    const [step] = her.assignments;
    hills.gate.signal('none');
    await context.setOffline(true);
    hills.gate.factAnswers.length = 0;
    await openStep(page, hills.gate.url, her.lessons[0]!);
    await page.getByRole('button', { name: /^Selesai/ }).click();
    await unsentLink(page, 1).waitFor();
    await openStep(page, hills.gate.url, step!);
    await choosePhoto(page);
    await handInHere(page, hills.gate.url, step!, 'Dua bulan di atas bukit.');
    await unsentLink(page, 2).waitFor();
    await page.close();
    await inDatabase(
      `update session set seen_at = seen_at - interval '61 days', expires_at = expires_at - interval '61 days'
        where person_id = $1`,
      [her.personId],
    );

    const later = await context.newPage();
    await later.goto(`${hills.gate.url}/belajar`);
    await unsentLink(later, 2).waitFor();
    hills.gate.signal('good');
    await context.setOffline(false);
    await later.waitForURL('**/masuk**');
    await later.getByText('2 belum terkirim').waitFor();
    await later
      .getByText(/masuk lagi/i)
      .first()
      .waitFor();
    await later.getByLabel('PIN', { exact: true }).fill(demoPin);
    await later.getByRole('button', { name: 'Masuk', exact: true }).click();
    await later.waitForURL('**/belajar');
    await untilAllReceived(later, hills.gate.url);
    const { submission } = await handInOf(later, her, step!);
    expect(submission!.attempts).toHaveLength(1);
    expect(submission!.attempts[0]).toMatchObject({ text: 'Dua bulan di atas bukit.' });
    expect(submission!.attempts[0]!.files).toHaveLength(1);
    const accepted = hills.gate.factAnswers.flat().filter(({ outcome }) => outcome === 'accepted');
    expect(new Set(accepted.map(({ id }) => id)).size).toBe(accepted.length);
    await context.close();
  });

  it('tells her that she was taken out of her cohort, and gives her work back to her', async () => {
    const { context, page } = await visitor(hills.browser, hills.gate.url, phone);
    const her = await comeIn(
      page,
      hills.gate.url,
      hills.people.person('Endang Setyowati').participantNumber!,
    );
    const [handedIn, draft] = her.assignments;
    hills.gate.signal('none');
    await context.setOffline(true);
    await openStep(page, hills.gate.url, handedIn!);
    await choosePhoto(page);
    await handInHere(page, hills.gate.url, handedIn!, 'Hasil kerja dua minggu.');
    await unsentLink(page, 1).waitFor();
    await openStep(page, hills.gate.url, draft!);
    await page.getByLabel('Tulisan', { exact: true }).fill('Baru setengah jadi.');
    await page.getByRole('link', { name: 'Belajar', exact: true }).click();
    await page.waitForURL('**/belajar');
    await unsentLink(page, 1).waitFor();

    const officer = await hills.people.staff('petugas');
    await officer.page.goto('/');
    const at = `/memberships/${her.membershipId}`;
    const { version } = await ask<MembershipView>(officer.page, 'GET', `${at}/profile`);
    const reason = 'Pindah ke luar kota.';
    await ask(officer.page, 'POST', `${at}/leave`, { requestId: randomUUID(), version, reason });

    hills.gate.signal('good');
    await context.setOffline(false);
    await page.getByText('Anda tidak lagi ikut').waitFor();
    await unsentLink(page, 1).click();
    await page.getByRole('heading', { name: 'Belum bisa diterima' }).waitFor();
    const refused = page.locator('pijar-card', { hasText: handedIn!.title });
    await refused.getByText(/tidak lagi/).waitFor();
    await refused.getByText('Hasil kerja dua minggu.').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      refused.getByRole('link', { name: /Simpan kebun/ }).click(),
    ]);
    const { format, width } = await sharp(readFileSync(await file.path())).metadata();
    expect([format, width]).toEqual(['jpeg', 400]);
    const unfinished = page.locator('pijar-card', { hasText: draft!.title });
    await unfinished.getByText('Baru setengah jadi.').waitFor();
    expect(await unfinished.getByRole('link', { name: 'Buka tugas' }).count()).toBe(0);

    await page.reload();
    await refused.getByText('Hasil kerja dua minggu.').waitFor();
    await refused.getByRole('button', { name: 'Hapus' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hapus' }).click();
    await page.getByText('Hasil kerja dua minggu.').waitFor({ state: 'detached' });
    await unfinished.getByText('Baru setengah jadi.').waitFor();
    await context.close();
  });
});
