// Measures how long the page stands still while a photo of 12 megapixels is made small: `npm run bench:photo [-- address of a
// running demo]`. Medians of five, on a page whose processor is four times slower than this machine's.
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { startDemoProduct } from './demo-product.mjs';
import { ensureTools } from './ensure-tools.mjs';

const ROUNDS = 5;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** As large as a phone's camera makes them: soft shapes with noise over them. */
async function cameraPhoto() {
  const size = { width: 4000, height: 3000 };
  const noise = { type: 'gaussian', mean: 128, sigma: 60 };
  const shapes = await sharp({ create: { width: 200, height: 150, channels: 3, noise } })
    .blur(3)
    .resize(size)
    .png()
    .toBuffer();
  const grain = { type: 'gaussian', mean: 128, sigma: 12 };
  return sharp({ create: { ...size, channels: 3, noise: grain } })
    .composite([{ input: shapes, blend: 'overlay' }])
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** Counts in the page how long it does one thing, and how long it draws nothing. Milliseconds. */
function watch() {
  const seen = (window.figures = { longestTask: 0, longestStill: 0 });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      seen.longestTask = Math.max(seen.longestTask, duration);
    }
  }).observe({ type: 'longtask' });
  let last = performance.now();
  requestAnimationFrame(function next(now) {
    seen.longestStill = Math.max(seen.longestStill, now - last);
    last = now;
    requestAnimationFrame(next);
  });
}

async function choose(browser, url, cookies, address, photo) {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 360, height: 740 } });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('heading', { name: 'Kiriman Anda' }).waitFor();
  await page.waitForLoadState('networkidle');
  // What is sent meanwhile is another matter.
  await page.route('**/uploads*', (route) => route.abort());
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const picker = page.locator('input[type=file][multiple]').first();
  await page.evaluate(watch);
  const begun = performance.now();
  // By its path: bytes would be unpacked in the page.
  await picker.setInputFiles(photo);
  const row = page.locator('pijar-item-row');
  await row.waitFor();
  await row.getByText('Disiapkan').waitFor({ state: 'detached' });
  const took = performance.now() - begun;
  const figures = await page.evaluate(() => window.figures);
  await context.close();
  return { ...figures, took };
}

const { CHROMIUM_PATH: executablePath } = ensureTools(console.log);
const given = process.argv[2];
const product = given ? { url: given, stop: async () => undefined } : await startDemoProduct();
const folder = await mkdtemp(path.join(tmpdir(), 'pijar-photo-'));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const { items: accounts } = await (await fetch(`${product.url}/api/v1/demo-accounts`)).json();
  const { identifier, secret } = accounts.find(({ label }) => label.includes('Orientasi'));
  const context = await browser.newContext({ baseURL: product.url });
  await context.request.post('/api/v1/session', { data: { identifier, secret } });
  const cookies = await context.cookies();
  const { stages } = (await (await context.request.get('/api/v1/home')).json()).memberships[0];
  const steps = stages.flatMap(({ modules }) => modules.flatMap((module) => module.steps));
  const { stepId } = steps.find(({ kind, state }) => kind === 'assignment' && state === 'open');
  const photo = path.join(folder, 'foto.jpg');
  await writeFile(photo, await cameraPhoto());
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const address = `/belajar/langkah/${stepId}`;
    rounds.push(await choose(browser, product.url, cookies, address, photo));
  }
  const of = (key) => median(rounds.map((each) => each[key])).toFixed(0);
  console.log(`A photo of 12 megapixels, ${((await stat(photo)).size / 1e6).toFixed(1)} MB:`);
  console.log(`longest task ${of('longestTask')} ms, longest time without a new frame`);
  console.log(`${of('longestStill')} ms, until it is ready ${of('took')} ms`);
} finally {
  await browser.close();
  await product.stop();
  await rm(folder, { recursive: true });
}
