import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { AxeResults, RunOptions } from 'axe-core';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What keeps somebody from using the page, in words; empty when there is nothing. */
export async function barriers(page: Page, only?: string[]): Promise<string[]> {
  const options: RunOptions = {
    resultTypes: ['violations'],
    rules: { 'target-size': { enabled: true } },
    ...(only ? { runOnly: only } : {}),
  };
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResults, RunOptions>(
    (chosen) =>
      (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(
        chosen,
      ),
    options,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
}

/** What lets a page be pushed sideways, or beyond the end of what is to be seen on it; empty where nothing does. */
export async function overflowing(page: Page): Promise<string[]> {
  return [...(await beyondItsSide(page)), ...(await beyondItsEnd(page))];
}

function beyondItsSide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.scrollingElement!.scrollWidth <= window.innerWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .slice(0, 6)
      .map((element) => {
        const name = `${element.tagName.toLowerCase()}.${element.className}`;
        return `${name} to ${Math.round(element.getBoundingClientRect().right)} px`;
      });
  });
}

function beyondItsEnd(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const end = Math.max(document.body.getBoundingClientRect().bottom, window.innerHeight) + 1;
    const root = document.scrollingElement!;
    if (root.getBoundingClientRect().top + root.scrollHeight <= end) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().bottom > end)
      .slice(0, 6)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
  });
}

/** Everything that was asked for is there: no skeleton, no line of light. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('h1') !== null &&
      document.querySelector('pijar-skeleton, .going') === null,
  );
}

/** Colours change at once, so that no shade in between is judged. */
export async function useLight(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    const changing = () =>
      document.getAnimations().filter((motion) => motion instanceof CSSTransition);
    // What inherits a colour begins to change when what it inherits from has ended.
    for (let motions = changing(); motions.length > 0; motions = changing()) {
      for (const motion of motions) motion.finish();
      await new Promise(requestAnimationFrame);
    }
  });
}
