import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser';
import { makingOfDemo, startDemo } from '../demo';
import { DemoPeople } from '../demo-people';
import { openGate, type Gate } from '../gate';
import type { RunningProduct } from '../product';

/** The product with its demo, a browser, and a way between them that can be cut. */
export interface Hills {
  product: RunningProduct;
  gate: Gate;
  browser: Browser;
  people: DemoPeople;
}

/** Called inside `describe`: everything is there when its tests begin, with signal at the beginning of each. */
export function inTheHills(): Hills {
  const hills = {} as Hills;
  beforeAll(async () => {
    hills.product = await startDemo();
    hills.gate = await openGate(hills.product.url);
    hills.browser = await openBrowser();
    hills.people = await DemoPeople.of(hills.browser, hills.product.url);
  }, makingOfDemo);
  afterEach(() => hills.gate.signal('good'));
  afterAll(async () => {
    await hills.browser?.close();
    await hills.gate?.close();
    await hills.product?.dispose();
  });
  return hills;
}
