import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import { makingOfDemo, startDemo } from '../demo';
import { DemoPeople } from '../demo-people';
import type { RunningProduct } from '../product';
import { screensOfAdmins } from '../screens/admin';
import { screensOfAnyone } from '../screens/anyone';
import { screensOfCoaches } from '../screens/coach';
import { screensOfGrading } from '../screens/grading';
import { barriers, overflowing, settled, useLight } from '../screens/look-at';
import { screensOfMessages } from '../screens/messages';
import { screensOfOfficers } from '../screens/officer';
import { screensOfParticipants } from '../screens/participant';
import { screensOfSafeguarding } from '../screens/safeguarding';
import { narrowSizesOf, sizesOf, Tour } from '../screens/tour';

const screens = [
  ...screensOfAnyone,
  ...screensOfParticipants,
  ...screensOfCoaches,
  ...screensOfGrading,
  ...screensOfOfficers,
  ...screensOfMessages,
  ...screensOfAdmins,
  ...screensOfSafeguarding,
];

/** With PIJAR_PICTURES=<folder>, every screen is kept there as a picture, for people to judge. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PIJAR_PICTURES'];
  if (!folder) return;
  await page.screenshot({
    path: path.join(folder, `${name.replace(/\W+/g, '-')}.png`),
    fullPage: true,
  });
}

describe('every screen', () => {
  let product: RunningProduct;
  let browser: Browser;
  let tour: Tour;

  beforeAll(async () => {
    product = await startDemo();
    browser = await openBrowser();
    tour = new Tour(browser, product.url, await DemoPeople.of(browser, product.url));
  }, makingOfDemo);
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  it('is looked at, whatever page the router knows', () => {
    const list = path.resolve(__dirname, '../../web/testing/pages.json');
    const pages = JSON.parse(readFileSync(list, 'utf8')) as string[];
    const seen = new Set(screens.map(({ page }) => page));
    expect([...seen].sort()).toEqual([...pages].sort());
  });

  it.each(screens)('can be used: $name', async (screen) => {
    const page = await tour.pageOf(screen.who);
    const found: Record<string, string[]> = {};
    const note = (where: string, faults: string[]) => {
      if (faults.length > 0) found[where] = faults;
    };
    const isStaff = tour.isStaff(screen.who);
    const [size, ...others] = sizesOf(isStaff);
    await page.setViewportSize(size!);
    await page.unrouteAll();
    const at = await screen.at?.(tour);
    // What is arranged stands in answers of their own, not in the one that holds all that a first page needs.
    if (screen.before)
      await page.route(/\/api\/v1\/opening/, (route) => route.fulfill({ json: {} }));
    await screen.before?.(page);
    await page.goto(at ?? screen.page);
    await settled(page);
    await screen.then?.(page);
    await settled(page);
    await page.getByText(screen.sees).filter({ visible: true }).first().waitFor();

    await picture(page, `${screen.name}-${size!.width}`);
    note('light', await barriers(page));
    await useLight(page, 'dark');
    note('dark', await barriers(page, ['color-contrast']));
    await useLight(page, 'light');
    note('wide', await overflowing(page));
    for (const other of others) {
      await page.setViewportSize(other);
      await picture(page, `${screen.name}-${other.width}`);
      note(`${other.width} px`, [...(await barriers(page)), ...(await overflowing(page))]);
    }
    for (const narrow of narrowSizesOf(isStaff)) {
      await page.setViewportSize(narrow);
      note(`${narrow.width} px`, await overflowing(page));
    }
    expect(found).toEqual({});
  });
});
