import type { Browser, Page } from 'playwright-core';
import type { SessionView } from '@pijar/identity/contracts';
import { laptop, openBrowser, phone, visitor, type Visitor } from '../browser';
import { ask } from '../own-session';
import { startProduct, type RunningProduct } from '../product';
import { untilShellKept } from '../shell';
import { activateParticipant, activateStaff, codeOnScreen } from '../journeys/activate';
import { chapters } from '../journeys/chapters';
import { addParticipant, addStaff, makeCohort } from '../journeys/office';
import { everythingKept, sealedThing, untilOpen } from './kept-on-phone';

const words = 'Utang saya kepada tetangga tiga juta';
const waiting = ['outbox', '01890000-0000-7000-8000-0000000000aa'] as const;
const entryOf = (accountId: string) => ({
  ...{ id: waiting[1], accountId, kind: 'e2e.deed', schema: 1, subject: 's' },
  ...{ deviceAt: '2026-01-05T07:00:00.000Z', payload: words, isSilent: false },
  ...{ state: { at: 'waiting' }, tries: 0, notBefore: 0 },
});

describe('a phone that two people use', () => {
  const chapter = chapters();
  let product: RunningProduct;
  let browser: Browser;
  let admin: Visitor;
  let officer: Visitor;
  let shared: Visitor;
  let cohortId: string;
  let siti: SessionView;
  let wati: SessionView;
  let told: Promise<unknown>;

  beforeAll(async () => {
    product = await startProduct({ PIJAR_DEMO: 'off' });
    browser = await openBrowser();
    admin = await visitor(browser, product.url, laptop);
    officer = await visitor(browser, product.url, laptop);
    shared = await visitor(browser, product.url, phone);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const comeIn = async (code: string, pin: string) => {
    await activateParticipant(shared, code, pin);
    await shared.page.waitForURL('**/belajar');
    const session = await ask<SessionView>(shared.page, 'GET', '/session');
    await untilOpen(shared.page, session.personId);
    return session;
  };
  const switchPerson = async () => {
    await shared.page.getByRole('link', { name: 'Saya', exact: true }).click();
    await shared.page.getByRole('button', { name: 'Ganti orang' }).click();
    await shared.page.getByRole('heading', { name: 'Siapa yang memakai HP ini?' }).waitFor();
  };
  const choose = async (person: SessionView, pin: string) => {
    const { page } = shared;
    const row = page.getByRole('button', { name: person.fullName });
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
    await page.getByLabel('PIN', { exact: true }).fill(pin);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  };

  chapter('lets two people in, one after the other', async () => {
    const code = /aktivasi#kode=(\S+)/.exec(product.output())![1]!;
    await activateStaff(admin, code, 'cahaya pagi di dapur');
    await admin.page.getByRole('heading', { name: 'Staf', level: 1 }).waitFor();
    await activateStaff(
      officer,
      await addStaff(admin, 'Bu Ratna', 'ratna', 'Petugas program'),
      'angkatan baru di Aikmel',
    );
    await officer.page.waitForURL('**/petugas');
    await addStaff(admin, 'Pak Wayan', 'wayan', 'Ko-fasilitator / pendamping');
    cohortId = await makeCohort(officer, 'Aikmel 2026', 'Pak Wayan');
    await addParticipant(officer, cohortId, 'Siti Aminah');
    siti = await comeIn(await codeOnScreen(officer), '836102');
    await untilShellKept(shared.page);
    await sealedThing(shared.page, siti.personId, waiting, entryOf(siti.personId));
    await switchPerson();
    await addParticipant(officer, cohortId, 'Wati Lestari');
    wati = await comeIn(await codeOnScreen(officer), '295713');
  });

  chapter('keeps Siti’s words from Wati, whatever is opened', async () => {
    expect(await sealedThing(shared.page, siti.personId, waiting)).toBeUndefined();
    const kept = await everythingKept(shared.page);
    expect(kept).toContain('Wati Lestari');
    expect(kept).not.toContain('Utang');
    expect(kept).not.toContain('836102');
    expect(kept).not.toContain('295713');
  });

  chapter('opens nothing with a wrong PIN, without signal', async () => {
    await shared.context.setOffline(true);
    await switchPerson();
    await shared.page.getByText('1 belum terkirim').waitFor();
    await choose(siti, '836103');
    await shared.page.getByText('PIN belum cocok').waitFor();
    expect(await sealedThing(shared.page, siti.personId, waiting)).toBeUndefined();
    const kept = await everythingKept(shared.page);
    expect(kept).not.toContain('Utang');
    expect(kept).not.toContain('pijar.session');
  });

  chapter('opens her own things with her PIN, without signal', async () => {
    await choose(siti, '836102');
    await shared.page.waitForURL('**/belajar');
    expect(await sealedThing(shared.page, siti.personId, waiting)).toMatchObject({
      payload: words,
    });
  });

  chapter(
    'uses the PIN that she typed when there is signal, and takes her for nobody else',
    async () => {
      const { page, context } = shared;
      const heard = signedIn(page);
      // As if minutes had passed since this phone was last heard.
      await page.evaluate(() => localStorage.removeItem('pijar.reported'));
      told = page.waitForResponse((answer) => answer.url().endsWith('/me/device') && answer.ok());
      await context.setOffline(false);
      expect((await heard).status()).toBe(200);
      expect((await ask<SessionView>(page, 'GET', '/session')).fullName).toBe('Siti Aminah');
    },
  );

  chapter('tells the officer what waits on her phone', async () => {
    await told;
    await officer.page.goto(`/petugas/angkatan/${cohortId}/peserta`);
    const row = officer.page.getByRole('row', { name: 'Siti Aminah' });
    await row.getByText('1 pekerjaan menunggu di HP').waitFor();
  });

  chapter('asks for her PIN when the page was closed in between', async () => {
    const { page, context } = shared;
    await context.setOffline(true);
    await switchPerson();
    await choose(wati, '295713');
    await page.waitForURL('**/belajar');
    await page.reload();
    await page.waitForURL('**/belajar');
    await context.setOffline(false);
    const dialog = page.getByRole('dialog', { name: 'Ada sinyal' });
    await dialog.getByLabel('PIN', { exact: true }).fill('295713');
    const heard = signedIn(page);
    await dialog.getByRole('button', { name: 'Kirim pekerjaan saya' }).click();
    expect((await heard).status()).toBe(200);
    await page.getByText('Halo, Wati').waitFor();
    expect((await ask<SessionView>(page, 'GET', '/session')).fullName).toBe('Wati Lestari');
  });

  chapter('loses nothing when the officer resets her PIN', async () => {
    const issued = await ask<{ code: string }>(
      officer.page,
      'POST',
      `/people/${siti.personId}/code`,
      {},
    );
    await switchPerson();
    await shared.page.goto('/aktivasi');
    await shared.page.getByLabel('Kode', { exact: true }).fill(issued.code);
    await shared.page.getByRole('button', { name: 'Lanjut' }).click();
    await shared.page.getByLabel('PIN baru', { exact: true }).fill('604817');
    await shared.page.getByLabel('Ulangi PIN', { exact: true }).fill('604817');
    await shared.page.getByRole('button', { name: 'Simpan' }).click();
    await shared.page.waitForURL('**/belajar');
    await untilOpen(shared.page, siti.personId);
    expect(await sealedThing(shared.page, siti.personId, waiting)).toMatchObject({
      payload: words,
    });
  });

  chapter('opens with the new PIN alone from then on', async () => {
    await shared.context.setOffline(true);
    await switchPerson();
    await choose(siti, '836102');
    await shared.page.getByText('PIN belum cocok').waitFor();
    await choose(siti, '604817');
    await shared.page.waitForURL('**/belajar');
    expect(await sealedThing(shared.page, siti.personId, waiting)).toMatchObject({
      payload: words,
    });
  });
});

/** What the server answers to her PIN. */
const signedIn = (page: Page) =>
  page.waitForResponse(
    (answer) => answer.url().endsWith('/session') && answer.request().method() === 'POST',
  );
