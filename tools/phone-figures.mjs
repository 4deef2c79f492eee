// Measures the built product as a cheap phone on a thin line meets it: `npm run bench:phone [-- address of a running demo]`.
// Medians of five. The line: 150 ms round trip, 1.6 Mbit/s down, 0.75 up; the processor four times slower than this machine's.
import { chromium } from 'playwright-core';
import { startDemoProduct } from './demo-product.mjs';
import { ensureTools } from './ensure-tools.mjs';

const ROUNDS = 5;
const KBIT = 1024 / 8;
const line = { latency: 150, downloadThroughput: 1600 * KBIT, uploadThroughput: 750 * KBIT };
const budget = { lcp: 2500, cls: 0.1, inp: 200, offlineOpen: 1000, moduleBytes: 2 * 1024 * 1024 };

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Collects what the browser itself reports; runs in the page before anything else. */
function watch() {
  const seen = { lcp: 0, cls: 0, inp: 0 };
  window.figures = seen;
  const on = (type, take, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      ...more,
    });
  on('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime));
  on('layout-shift', (entry) => (seen.cls += entry.hadRecentInput ? 0 : entry.value));
  on(
    'event',
    (entry) => (seen.inp = Math.max(seen.inp, entry.interactionId ? entry.duration : 0)),
    {
      durationThreshold: 16,
    },
  );
}

/** @param {string} path  @param {(page: import('playwright-core').Page) => Promise<void>} touch one thing a person does there */
async function visit(browser, url, { path, cookies, touch }) {
  const context = await browser.newContext({
    ...{ baseURL: url, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    ...{ locale: 'id-ID', timezoneId: 'Asia/Makassar', serviceWorkers: 'block' },
  });
  if (cookies) await context.addCookies(cookies);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', { offline: false, ...line });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  let bytes = 0;
  cdp.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
  await page.addInitScript(watch);
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  await touch(page);
  // Two frames later the browser has reported how long the touch took.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  const figures = await page.evaluate(() => window.figures);
  await context.close();
  return { ...figures, bytes };
}

/** A second visit with the network cut, by a phone that has been here once. */
async function openOffline(browser, url, cookies) {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 360, height: 740 } });
  await context.addCookies(cookies);
  const first = await context.newPage();
  await first.goto('/belajar');
  await first.waitForLoadState('networkidle');
  await first.evaluate(() => navigator.serviceWorker.ready);
  // The worker has everything once it answers for a page of its own.
  await first.reload();
  await first.waitForLoadState('networkidle');
  await first.close();
  await context.setOffline(true);
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await context.newPage();
    const begun = performance.now();
    await page.goto('/belajar', { waitUntil: 'commit' });
    await page.locator('h1').first().waitFor();
    times.push(performance.now() - begun);
    await page.close();
  }
  await context.close();
  return median(times);
}

const { CHROMIUM_PATH: executablePath } = ensureTools(console.log);
const given = process.argv[2];
const product = given ? { url: given, stop: async () => undefined } : await startDemoProduct();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const { items: accounts } = await (await fetch(`${product.url}/api/v1/demo-accounts`)).json();
  const { identifier, secret } = accounts.find(({ label }) => label.includes('Orientasi'));
  const context = await browser.newContext({ baseURL: product.url });
  await context.request.post('/api/v1/session', { data: { identifier, secret } });
  const cookies = await context.cookies();
  const read = async (path) => (await context.request.get(path)).json();
  const { membershipId, stages } = (await read('/api/v1/home')).memberships[0];
  const steps = stages.flatMap(({ modules }) => modules.flatMap((module) => module.steps));
  const stepOf = (kind) => {
    const found = steps.find((step) => step.kind === kind && step.state !== 'locked');
    return `/belajar/langkah/${found.stepId}`;
  };

  const focus = (selector) => (page) => page.locator(selector).first().tap();
  const pages = [
    { name: 'sign-in', path: '/masuk', touch: focus('input') },
    { name: 'home', path: '/belajar', cookies, touch: focus('summary, h2, main') },
    { name: 'a lesson', path: stepOf('lesson'), cookies, touch: focus('main h1') },
    { name: 'hand-in', path: stepOf('assignment'), cookies, touch: focus('main h1') },
  ];
  console.log('page        LCP ms   CLS    INP ms   KB on the line');
  for (const page of pages) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push(await visit(browser, product.url, page));
    }
    const of = (key) => median(rounds.map((each) => each[key]));
    const isGood =
      of('lcp') <= budget.lcp && of('cls') <= budget.cls && of('inp') <= budget.inp
        ? ''
        : '  MISSED';
    console.log(
      `${page.name.padEnd(10)}${of('lcp').toFixed(0).padStart(8)}${of('cls').toFixed(3).padStart(8)}` +
        `${of('inp').toFixed(0).padStart(8)}${(of('bytes') / 1024).toFixed(0).padStart(12)}${isGood}`,
    );
  }

  const opened = await openOffline(browser, product.url, cookies);
  console.log(
    `\nwarm offline open: ${opened.toFixed(0)} ms (aim ${budget.offlineOpen}), 0 bytes: the network is cut`,
  );

  const weights = await read(`/api/v1/memberships/${membershipId}/modules`);
  const withoutSound = ({ textBytes, media }) =>
    media
      .filter(({ type }) => !type.startsWith('audio/'))
      .reduce((sum, { bytes }) => sum + bytes, textBytes);
  const heaviest = Math.max(...weights.map(withoutSound));
  const middle = median(weights.map(withoutSound));
  console.log(
    `one module to save, without sound: ${(middle / 1024).toFixed(0)} KB in the middle, ${(heaviest / 1024).toFixed(0)} KB at most (aim ${budget.moduleBytes / 1024})`,
  );
} finally {
  await browser.close();
  await product.stop();
}
