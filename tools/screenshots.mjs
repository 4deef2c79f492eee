// Takes the pictures of the README from the built product with its demo: `node tools/screenshots.mjs [address of a running one]`.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { startDemoProduct } from './demo-product.mjs';
import { ensureTools } from './ensure-tools.mjs';
import { root } from './installed.mjs';

const folder = path.join(root, 'docs/screenshots');
const phone = { width: 360, height: 740 };
const laptop = { width: 1366, height: 768 };

/** The signal goes away while she writes; she presses Kirim all the same. */
async function handInWithoutSignal(page, address) {
  await page.goto(address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  const words = page.getByLabel('Tulisan');
  await words.waitFor();
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await words.fill('Saya ingin menjual 40 bungkus keripik pisang setiap minggu, mulai Januari.');
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
  await page.getByRole('heading', { name: /sinyal/i }).waitFor();
}

/** What is shown: by whom, at which size, how to get there. */
const pictures = (ask) => [
  { name: 'start', size: phone, go: (page) => page.goto('/') },
  { name: 'participant-home', as: 'Orientasi', size: phone, go: (page) => page.goto('/belajar') },
  {
    name: 'participant-lesson',
    as: 'Orientasi',
    size: phone,
    go: async (page) => page.goto(await ask.lesson()),
  },
  {
    name: 'participant-feedback',
    as: 'Orientasi',
    size: phone,
    go: async (page) => page.goto(await ask.returned()),
  },
  {
    name: 'participant-certificate',
    as: 'lulus',
    size: phone,
    go: async (page) => page.goto(await ask.certificate()),
  },
  {
    name: 'participant-module',
    as: 'Orientasi',
    size: phone,
    go: async (page) => {
      await page.goto(await ask.module());
      await page.getByRole('button', { name: /Simpan ke HP/ }).click();
      await page.getByText('Tersimpan di HP').waitFor();
    },
  },
  {
    name: 'participant-waiting',
    as: 'Orientasi',
    size: phone,
    go: async (page) => handInWithoutSignal(page, await ask.assignment()),
  },
  {
    name: 'participant-unsent',
    as: 'Orientasi',
    size: phone,
    // As the picture before has left it.
    go: async (page) => page.goto('/saya/belum-terkirim'),
  },
  { name: 'coach-queue', as: 'Pendamping', size: laptop, go: (page) => page.goto('/pendamping') },
  {
    name: 'coach-review',
    as: 'Pendamping',
    size: laptop,
    go: async (page) => {
      await page.goto('/pendamping');
      await page.getByRole('button', { name: 'Ambil berikutnya' }).click();
      await page.waitForURL(/kiriman/);
    },
  },
  {
    name: 'coach-people',
    as: 'Pendamping',
    size: laptop,
    go: (page) => page.goto('/pendamping/orang-saya'),
  },
  {
    name: 'coach-talk',
    as: 'Pendamping',
    size: laptop,
    go: async (page) => {
      await page.goto('/pendamping/obrolan');
      await page.getByRole('link', { name: /Mariani Astuti/ }).click();
      await page.getByText('Catatan belanja seminggu').first().waitFor();
    },
  },
  { name: 'officer-cohorts', as: 'Petugas', size: laptop, go: (page) => page.goto('/petugas') },
  {
    name: 'officer-cohort',
    as: 'Petugas',
    size: laptop,
    go: async (page) => page.goto(await ask.cohort('ringkasan')),
  },
  {
    name: 'officer-people',
    as: 'Petugas',
    size: laptop,
    go: async (page) => page.goto(await ask.cohort('peserta')),
  },
  { name: 'admin-staff', as: 'Admin', size: laptop, go: (page) => page.goto('/admin/staf') },
  { name: 'verification', size: phone, go: async (page) => page.goto(await ask.verification()) },
];

function asker(url, contextOf) {
  const read = async (who, address) =>
    (await (await contextOf(who)).request.get(`${url}${address}`)).json();
  const path = async (who) => (await read(who, '/api/v1/home')).memberships[0];
  const certificates = () => read('lulus', '/api/v1/certificates').then((answer) => answer.items);
  return {
    lesson: async () => {
      const steps = (await path('Orientasi')).stages.flatMap((s) =>
        s.modules.flatMap((m) => m.steps),
      );
      return `/belajar/langkah/${steps.find((step) => step.code === 'i2-l2').stepId}`;
    },
    module: async () => {
      const stage = (await path('Orientasi')).stages.find(({ state }) => state === 'open');
      return `/belajar/modul/${stage.modules[0].moduleId}`;
    },
    assignment: async () => {
      const steps = (await path('Orientasi')).stages.flatMap((s) =>
        s.modules.flatMap((m) => m.steps),
      );
      const open = steps.find((step) => step.kind === 'assignment' && step.state === 'open');
      return `/belajar/langkah/${open.stepId}`;
    },
    returned: async () => `/belajar/langkah/${(await path('Orientasi')).returned[0].stepId}`,
    certificate: async () => `/sertifikat/${(await certificates())[0].certificateId}`,
    verification: async () => `/verifikasi/${(await certificates())[0].number}`,
    cohort: async (tab) => {
      const { items } = await read('Petugas', '/api/v1/cohorts');
      return `/petugas/angkatan/${items.find((each) => each.name.startsWith('Lombok')).id}/${tab}`;
    },
  };
}

const { CHROMIUM_PATH: executablePath } = ensureTools(console.log);
const given = process.argv[2];
const product = given ? { url: given, stop: async () => undefined } : await startDemoProduct();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const { items: accounts } = await (await fetch(`${product.url}/api/v1/demo-accounts`)).json();
const contexts = new Map();

async function contextOf(who, size = laptop) {
  const key = `${who ?? ''}${size.width}`;
  if (contexts.has(key)) return contexts.get(key);
  const context = await browser.newContext({
    baseURL: product.url,
    viewport: size,
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    reducedMotion: 'reduce',
    // Phones keep the shell; what is only looked at need not.
    serviceWorkers: size === phone ? 'allow' : 'block',
  });
  if (who) {
    const { identifier, secret } = accounts.find((account) => account.label.includes(who));
    await context.request.post('/api/v1/session', { data: { identifier, secret } });
  }
  contexts.set(key, context);
  return context;
}

try {
  mkdirSync(folder, { recursive: true });
  for (const { name, as, size, go } of pictures(asker(product.url, contextOf))) {
    const page = await (await contextOf(as, size)).newPage();
    await go(page);
    // A page that listens to the server is never idle.
    await page.waitForFunction(
      () => document.querySelector('h1') && !document.querySelector('pijar-skeleton, .going'),
    );
    await page.evaluate(() => document.fonts.ready);
    await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
    const picture = await page.screenshot();
    await sharp(picture)
      .png({ palette: true, quality: 80 })
      .toFile(path.join(folder, `${name}.png`));
    console.log(`docs/screenshots/${name}.png`);
    await page.close();
  }
} finally {
  await browser.close();
  await product.stop();
}
