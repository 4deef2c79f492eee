import type { Browser, Page } from 'playwright-core';
import { openBrowser, phone, visitor } from '../browser';
import { makingOfDemo, startDemo } from '../demo';
import { DemoPeople } from '../demo-people';
import { openGate, type Gate } from '../gate';
import type { RunningProduct } from '../product';
import { comeIn, handInHere, handInOf, unsentLink, untilAllReceived } from './her-phone';

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
  let product: RunningProduct;
  let gate: Gate;
  let browser: Browser;
  let people: DemoPeople;

  beforeAll(async () => {
    product = await startDemo();
    gate = await openGate(product.url);
    browser = await openBrowser();
    people = await DemoPeople.of(browser, product.url);
  }, makingOfDemo);
  afterEach(() => gate.signal('good'));
  afterAll(async () => {
    await browser?.close();
    await gate?.close();
    await product?.dispose();
  });

  it('is put right while work waits for the next try: it goes all the same', async () => {
    const { context, page } = await visitor(browser, gate.url, phone);
    await context.addInitScript(setWrongClock);
    const { participantNumber } = people.person('Mujiati');
    const her = await comeIn(page, gate.url, participantNumber!);
    await clockIsWrongBy(page, day);
    await page.reload();
    // There is signal and no answer: the next try is written down as a moment of tomorrow.
    gate.signal('none');
    await handInHere(page, gate.url, her.assignments[0]!, 'Besok menurut HP ini.');
    await page.waitForFunction(hasWaited);
    await clockIsWrongBy(page, 0);
    await page.goto(`${gate.url}/belajar`);
    await unsentLink(page, 1).waitFor();
    gate.signal('good');
    await untilAllReceived(page, gate.url);
    expect((await handInOf(page, her, her.assignments[0]!)).submission!.attempts).toHaveLength(1);
    await context.close();
  });
});

/** Whether a try has come to its end: nobody holds the outbox any more. Runs in the page. */
async function hasWaited(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return !held.some(({ name }) => name?.startsWith('pijar-outbox/'));
}
