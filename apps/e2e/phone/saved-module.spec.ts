import type { Page } from 'playwright-core';
import type { SessionView } from '@pijar/identity/contracts';
import type { HomeView, ModulePath, ModuleWeight, StepLine } from '@pijar/learning/contracts';
import { makingOfDemo, startDemo } from '../demo';
import { openGate, type Gate } from '../gate';
import { chapters } from '../journeys/chapters';
import { ownPhone, type OwnPhone } from '../own-phone';
import { ask } from '../own-session';
import type { RunningProduct } from '../product';
import { comeIn, sendAll, untilAllReceived } from './her-phone';
import { everythingKept, ownKept, sealedThing } from './kept-on-phone';
import { isDrawn, isShown, mediaKept, seekTo, used } from './seen-and-heard';
import { moduleOf, signInForOrientasi } from './sign-in';
import { answerTest, finishLessons, numberOf } from './stage-test';
import { note, sayAloud } from './spoken-feedback';

const draft = 'Tiwul instan, 250 gram, Rp15.000. Pesan lewat WhatsApp.';
/** Every module that she needs more room for than there is. */
const NO_ROOM = 'HP hampir penuh, jadi penyimpanan berhenti.';

describe('a module that is saved to the phone', () => {
  const chapter = chapters();
  let product: RunningProduct;
  let gate: Gate;
  let hers: OwnPhone;
  let page: Page;
  /** Three lessons with pictures, one of them with sound, a quiz and an assignment. */
  let module: ModulePath;
  let weight: ModuleWeight;
  /** Its assignment came back to her: with a photo that she sent, marked, and a voice of her coach. */
  let other: ModulePath;
  let said: { photo: string; voice: string };
  let usedBefore: number;
  let membershipId: string;
  let personId: string;

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

  const stepOf = (kind: string, { steps } = module): StepLine =>
    steps.find((step) => step.kind === kind)!;
  const openStep = async (step: StepLine) => {
    await page.goto(`${gate.url}/belajar/langkah/${step.stepId}`);
    await page.getByRole('heading', { name: step.title, level: 1 }).waitFor();
  };
  const openModule = async ({ moduleId, title }: ModulePath = module) => {
    await page.goto(`${gate.url}/belajar/modul/${moduleId}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  };
  const says = (words: string) => page.getByText(words).first().waitFor();
  const press = (name: RegExp | string) => page.getByRole('button', { name }).click();
  /** What a phone needs of a sound in two formats is the one that it plays. */
  const wanted = () => {
    const replaced = new Set(weight.media.map(({ insteadOf }) => insteadOf));
    return weight.media.filter(({ url }) => !replaced.has(url));
  };
  const sound = () => wanted().find(({ type }) => type.startsWith('audio/'))!;

  chapter('stops where the line is cut', async () => {
    const home = await signInForOrientasi(page, gate.url);
    module = moduleOf(home, 'o6');
    other = moduleOf(home, 'o5');
    ({ membershipId } = home.memberships[0]!);
    ({ personId } = await ask<SessionView>(page, 'GET', '/session'));
    const weights = await ask<ModuleWeight[]>(page, 'GET', `/memberships/${membershipId}/modules`);
    weight = weights.find(({ moduleId }) => moduleId === module.moduleId)!;
    const at = `/memberships/${membershipId}/steps/${stepOf('assignment', other).stepId}/hand-in`;
    const voice = await fetch(`${product.url}${sound().url}`);
    said = await sayAloud(product.url, await ask(page, 'GET', at), await voice.arrayBuffer());
    // A browser writes cookies down every half minute: without this, the battery would end her session as well.
    await hers.close();
    await hers.start();
    page = await hers.newPage();
    await openModule();
    usedBefore = await used(page);
    gate.cutIn(new RegExp(sound().url), 60_000);
    await page.getByLabel('Dengan suara').check();
    await press(/^Simpan ke HP/);
    await says('Belum lengkap. Lanjutkan saat ada sinyal.');
  });

  chapter('goes on there, and pays for no byte twice', async () => {
    await hers.kill();
    gate.signal('good');
    await hers.start();
    page = await hers.newPage();
    await openModule();
    await says('Belum lengkap. Lanjutkan saat ada sinyal.');
    await press(/^Lanjutkan menyimpan/);
    await says('Tersimpan di HP');
    // A phone that died within seconds may have lost what it had just kept. Chromium then goes on from its own copy, and asks for
    // one byte more than once to compare.
    for (const { url, bytes } of wanted()) {
      expect(gate.given.get(url)! - (gate.compared.get(url) ?? 0)).toBe(bytes);
    }
    expect(gate.given.get(sound().url)).toBeGreaterThan(60_000);
  });

  chapter('opens in airplane mode after the battery died, with its pictures', async () => {
    gate.signal('none');
    gate.given.clear();
    await hers.kill();
    await hers.start();
    page = await hers.newPage();
    for (const lesson of module.steps.filter(({ kind }) => kind === 'lesson')) {
      await openStep(lesson);
      const pictures = page.locator('pijar-lesson-text img');
      for (const picture of await pictures.all()) {
        await picture.scrollIntoViewIfNeeded();
        await expect(picture.evaluate(isDrawn)).resolves.toBe(true);
      }
      expect(await pictures.count()).toBeGreaterThan(0);
    }
  });

  chapter('plays its sound, from any place', async () => {
    const player = page.locator('pijar-audio-player');
    for (const lesson of module.steps.filter(({ kind }) => kind === 'lesson')) {
      await openStep(lesson);
      if ((await player.count()) > 0) break;
    }
    await player.getByRole('button').first().click();
    const heard = player.locator('audio');
    await expect(heard.evaluate(seekTo, 40)).resolves.toBeGreaterThan(60);
    expect(await heard.evaluate((audio: HTMLAudioElement) => audio.currentTime)).toBeGreaterThan(
      39,
    );
  });

  chapter('asks and explains its quiz, and shows what she has done', async () => {
    const [lesson] = module.steps;
    await openStep(lesson!);
    await press(/^Selesai/);
    await says('1 belum terkirim');
    await openStep(stepOf('quiz'));
    await press('Mulai kuis');
    await press('Masih.');
    await says('Belum tepat');
    await says('Itu menjawab separuh saja.');
    await openModule();
    await page.locator('li', { hasText: lesson!.title }).getByText('di HP').waitFor();
    await says('1 belum terkirim');
  });

  chapter('takes a draft of its assignment', async () => {
    await openStep(stepOf('assignment'));
    await page.getByLabel('Tulisan', { exact: true }).fill(draft);
    const work = `${membershipId}/${stepOf('assignment').stepId}`;
    while (!JSON.stringify(await sealedThing(page, personId, ['words', work]))?.includes(draft));
    await page.reload();
    await untilWritten(page);
    expect([...gate.given.keys()]).toEqual([]);
  });

  chapter('says plainly that the phone is full, and harms nothing of hers', async () => {
    gate.block(/\/facts$/);
    gate.signal('good');
    await openModule(other);
    const phone = await page.context().newCDPSession(page);
    const origin = gate.url;
    const held = gate.hold(/\/api\/v1\/media\//);
    await press(/^Simpan ke HP/);
    const letGo = await held;
    // Well below what lies there: the browser's own tidying of its databases may free more than a picture needs.
    const quotaSize = Math.floor((await used(page)) / 2);
    await phone.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
    letGo();
    await says(NO_ROOM);
    await says('1 belum terkirim');
    await openStep(stepOf('assignment'));
    await untilWritten(page);
    await openModule(other);
    await press(/^Lanjutkan menyimpan/);
    await says(NO_ROOM);
    await phone.send('Storage.overrideQuotaForOrigin', { origin });
    await press(/^Lanjutkan menyimpan/);
    await says('Tersimpan di HP');
  });

  chapter(
    'shows what she sent and what her coach drew and said of it, without signal',
    async () => {
      gate.given.clear();
      gate.signal('none');
      await openStep(stepOf('assignment', other));
      const marked = page.locator('pijar-marked-photo image').first();
      expect(await marked.evaluate(isShown)).toBe(true);
      await says(note);
      await page.getByRole('button', { name: 'Dengarkan' }).click();
      await expect(
        page.locator('pijar-audio-player audio').evaluate(seekTo, 20),
      ).resolves.toBeGreaterThan(60);
      await page.locator('summary').first().click();
      const sent = page.locator('pijar-attempt-work img').first();
      await sent.scrollIntoViewIfNeeded();
      await expect(sent.evaluate(isDrawn)).resolves.toBe(true);
      const heard = await page.evaluate(
        async (url) => (await fetch(url)).arrayBuffer().then((all) => all.byteLength),
        said.voice,
      );
      expect(heard).toBe(sound().bytes);
      expect([...gate.given.keys()]).toEqual([]);
      expect(await everythingKept(page)).not.toContain('OggS');
      gate.signal('good');
    },
  );

  chapter('sends what she did when there is signal', async () => {
    gate.block(null);
    await page.goto(`${gate.url}/saya/belum-terkirim`);
    await sendAll(page);
  });

  chapter('gives the room back when she removes it', async () => {
    for (const each of [module, other]) {
      await openModule(each);
      await press('Hapus dari HP');
      await page.getByRole('button', { name: /^Simpan ke HP/ }).waitFor();
    }
    expect(await mediaKept(page)).toEqual([]);
    expect(await ownKept(page)).toEqual([]);
    await openStep(stepOf('assignment'));
    await untilWritten(page);
    process.stdout.write(`Used before saving ${usedBefore}, after removing ${await used(page)}\n`);
  });

  chapter('asks somebody else the stage’s questions without signal, once', async () => {
    await page.goto(`${gate.url}/saya`);
    await press('Keluar');
    await page.waitForURL('**/masuk');
    const number = await numberOf(gate.url, 'Ngatinah Suprapti');
    const her = await comeIn(page, gate.url, number, 0);
    const home = await ask<HomeView>(page, 'GET', '/home');
    await openModule(moduleOf(home, 'o1'));
    await press(/^Simpan ke HP/);
    await says('Tersimpan di HP');
    // Only now the second time is offered: what was saved does not know of it.
    await finishLessons(page, her.membershipId, 'orientasi');
    await page.goto(`${gate.url}/belajar`);
    const offer = page.getByRole('link', { name: /^Jawab pertanyaannya.*Orientasi/ });
    await offer.waitFor();
    gate.signal('none');
    await page.reload();
    await offer.click();
    await press('Mulai');
    await answerTest(page);
    await says('8 dari 8 benar');
    await says('1 belum terkirim');
    gate.factAnswers.length = 0;
    gate.signal('good');
    await untilAllReceived(page, gate.url);
    // The page that it went out from may be gone before the answer: then it is told again, and known.
    const outcomes = gate.factAnswers.flat().map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome !== 'duplicate')).toEqual(['accepted']);
    const { memberships } = await ask<HomeView>(page, 'GET', '/home');
    const { test } = memberships[0]!.stages.find(({ code }) => code === 'orientasi')!;
    expect(test).toMatchObject({ after: { right: 8, total: 8 }, offer: null });
  });
});

const untilWritten = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    (words) => [...document.querySelectorAll('textarea')].some(({ value }) => value === words),
    draft,
  );
