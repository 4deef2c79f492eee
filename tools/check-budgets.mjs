// Opens routes of the built web app in Chromium and adds up what JavaScript and CSS a first visit fetches,
// in brotli. Fails over the limit, and where the server would name scripts (first-loads.json) that the page does not load. Add a line to ROUTES with every page that a participant can start from.
import { readFile, stat } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { serveWeb } from './web-server.mjs';

const FOLDER = 'dist/web';
const KB = 1024;
const PUBLIC_LIMIT = 110 * KB;
const PARTICIPANT_LIMIT = 150 * KB;

/**
 * `answers`: what the API says to the calls that decide whether the page is shown (the session); every other
 * call gets a 503, which shows the page's own code all the same.
 */
const participant = {
  '/api/v1/session': {
    personId: '0',
    fullName: 'Siti',
    roles: ['participant'],
    locale: 'id',
    organisation: { organisationId: '0', name: 'Lembaga' },
    help: { name: null, phone: null, whatsapp: null, note: null },
    consents: [],
  },
};
/** A participant with one step to do, so that home and the step are drawn in full. */
const learning = (kind, body) => {
  const step = {
    ...{ stepId: 's', code: 'a', kind, title: 'Langkah', minutes: 9, isRequired: true },
    ...{ state: 'open', since: '2026-01-01T00:00:00Z', dueOn: null, score: null },
  };
  const module = {
    ...{ moduleId: 'm', code: 'm', title: 'Modul', summary: '', courseTitle: '' },
    ...{ isTrack: false, isChosen: false, steps: [step] },
  };
  const stage = {
    ...{ stageId: 't', code: 't', title: 'Tahap', purpose: '', state: 'open', isWaived: false },
    ...{ openedAt: null, doneAt: null, stepCount: 1, doneCount: 0, missing: [], meetings: [] },
    modules: [module],
  };
  const path = {
    ...{ membershipId: 'b', state: 'active', personId: '0', fullName: 'Siti' },
    ...{ programmeTitle: 'P', programmeVersionId: 'v', organisationName: 'L' },
    cohort: { cohortId: 'c', name: 'A', place: 'B', timeZone: 'Asia/Jakarta' },
    next: { step, moduleTitle: 'Modul', stageTitle: 'Tahap' },
    ...{ returned: [], waiting: [], tracksToChoose: 0, stages: [stage] },
  };
  return {
    ...participant,
    '/api/v1/home': { fullName: 'Siti', memberships: [path] },
    '/api/v1/memberships/b/steps/s': {
      ...{ membershipId: 'b', step, previous: null, next: null, content: { kind, body } },
      ...{ stage: { stageId: 't', title: 'Tahap', state: 'open' }, module: null },
    },
  };
};
const lesson = {
  ...{ summary: '', markdown: '', html: '<p>Isi</p>', checked: null, audio: null, video: null },
};
const work = {
  ...{ brief: ['a', 'b', 'c'], accepts: ['text'], suggested: 'text', goodExampleHtml: '' },
  rubric: { passTotal: 1, passEach: 1, criteria: [] },
  phrases: { good: [], change: [] },
};

const ROUTES = [
  { path: '/', limit: PUBLIC_LIMIT },
  { path: '/masuk', limit: PUBLIC_LIMIT },
  { path: '/aktivasi', limit: PARTICIPANT_LIMIT },
  { path: '/verifikasi', limit: PARTICIPANT_LIMIT },
  { path: '/verifikasi/PJR-0000-0000-0000-0000', limit: PARTICIPANT_LIMIT },
  { path: '/belajar', limit: PARTICIPANT_LIMIT, answers: learning('lesson', lesson) },
  {
    path: '/belajar/langkah/s',
    name: 'a lesson',
    kind: 'lesson',
    limit: PARTICIPANT_LIMIT,
    answers: learning('lesson', lesson),
  },
  {
    path: '/belajar/langkah/s',
    name: 'an assignment',
    kind: 'assignment',
    limit: PARTICIPANT_LIMIT,
    answers: learning('assignment', work),
  },
  { path: '/belajar/jalur', limit: PARTICIPANT_LIMIT, answers: learning('lesson', lesson) },
  { path: '/sertifikat/0', limit: PARTICIPANT_LIMIT, answers: participant },
  { path: '/saya/pesan', limit: PARTICIPANT_LIMIT, answers: participant },
];

const sizeOf = async (pathname) => {
  const file = `${FOLDER}${pathname}`;
  const packed = await stat(`${file}.br`).catch(() => null);
  return (packed ?? (await stat(file))).size;
};

async function measure(browser, { path, kind, answers = {} }) {
  const web = await serveWeb(FOLDER, (_, response, pathname) => {
    if (!pathname.startsWith('/api/')) return false;
    const answer = answers[pathname];
    response.writeHead(answer ? 200 : 503, { 'content-type': 'application/json' });
    response.end(answer ? JSON.stringify(answer) : '{}');
    return true;
  });
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const files = new Set();
  const faults = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (/\.(js|css)$/.test(pathname)) files.add(pathname);
  });
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(web.origin + path, { waitUntil: 'networkidle' });
  await page.waitForSelector('h1');
  const landed = new URL(page.url()).pathname;
  if (landed !== path) faults.push(`${path} led to ${landed}`);
  if (await page.locator('pijar-not-found-page').count()) faults.push(`${path} is not a page`);
  await context.close();
  await web.close();
  const named = hints[path] ? path : path.replace(/[^/]+$/, '*');
  const hinted = [hints[''], hints[named], hints[`${named} ${kind}`]];
  for (const name of hinted.flatMap((names) => names ?? [])) {
    if (!files.has(`/${name}`)) faults.push(`first-loads.json names ${name}, which is not loaded`);
  }
  const sizes = await Promise.all([...files].map(sizeOf));
  return { files: files.size, bytes: sizes.reduce((sum, size) => sum + size, 0), faults };
}

await readFile(`${FOLDER}/index.html`).catch(() => {
  console.error('There is no dist/web. Build it first: npm run build');
  process.exit(1);
});

const hints = JSON.parse(await readFile(`${FOLDER}/first-loads.json`, 'utf8'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
let isOver = false;
console.log(`${'route'.padEnd(28)}${'files'.padStart(6)}${'KB'.padStart(8)}${'limit'.padStart(8)}`);
for (const route of ROUTES) {
  const { files, bytes, faults } = await measure(browser, route);
  const isBad = bytes > route.limit || faults.length > 0;
  isOver ||= isBad;
  const numbers = [files, (bytes / KB).toFixed(1), (route.limit / KB).toFixed(0)];
  const [count, size, limit] = numbers.map(String);
  console.log(
    `${(route.name ?? route.path).padEnd(28)}${count.padStart(6)}${size.padStart(8)}${limit.padStart(8)}  ${isBad ? 'OVER' : 'ok'}`,
  );
  for (const fault of faults) console.log(`  ${fault}`);
}
await browser.close();
process.exit(isOver ? 1 : 0);
