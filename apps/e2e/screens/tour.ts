import type { Browser, Page } from 'playwright-core';
import type { StepLine } from '@pijar/learning/contracts';
import { laptop, phone, visitor, type Visitor } from '../browser';
import type { DemoPeople } from '../demo-people';
import { ask } from '../own-session';
import { pathOf, stepOf } from '../journeys/path-of-hers';

/** Walks through the screens of the demo; whoever is met twice keeps her browser. */
export class Tour {
  readonly #visitors = new Map<string, Promise<Visitor>>();

  constructor(
    private readonly browser: Browser,
    private readonly url: string,
    readonly people: DemoPeople,
  ) {}

  isStaff(who: string | null): boolean {
    return who !== null && !this.people.participants.has(who);
  }

  async pageOf(who: string | null): Promise<Page> {
    const key = who ?? '';
    if (!this.#visitors.has(key)) this.#visitors.set(key, this.#meet(who));
    const { page } = await this.#visitors.get(key)!;
    page.setDefaultTimeout(10_000);
    return page;
  }

  /** A place below a cohort, for its officers. */
  inCohort(name: string, place: string): string {
    return `/petugas/angkatan/${this.people.cohorts.get(name)!}/${place}`;
  }

  /** The address of a step of hers, by its code in the programme. */
  async step(who: string, code: string): Promise<string> {
    const path = await pathOf({ page: await this.#asking(who) });
    return `/belajar/langkah/${stepOf(path, code).stepId}`;
  }

  async stepWhere(who: string, isMeant: (step: StepLine) => boolean): Promise<string> {
    const path = await pathOf({ page: await this.#asking(who) });
    const steps = path.stages.flatMap((stage) => [
      ...stage.modules.flatMap((module) => module.steps),
      ...stage.meetings,
    ]);
    return `/belajar/langkah/${steps.find(isMeant)!.stepId}`;
  }

  async module(who: string, code: string): Promise<string> {
    const path = await pathOf({ page: await this.#asking(who) });
    const modules = path.stages.flatMap((stage) => stage.modules);
    return `/belajar/modul/${modules.find((each) => each.code === code)!.moduleId}`;
  }

  /** The address of the test of a stage of hers. */
  async test(who: string): Promise<string> {
    const path = await pathOf({ page: await this.#asking(who) });
    return `/belajar/tes/${path.stages.find(({ test }) => test?.offer ?? test?.after)!.stageId}`;
  }

  /** Asks the API as somebody. */
  async ask<T>(who: string, path: string): Promise<T> {
    return ask<T>(await this.#asking(who), 'GET', path);
  }

  /** Her page, standing somewhere from where the API can be asked. */
  async #asking(who: string): Promise<Page> {
    const page = await this.pageOf(who);
    if (page.url() === 'about:blank') await page.goto('/favicon.svg');
    return page;
  }

  #meet(who: string | null): Promise<Visitor> {
    if (who === null) return visitor(this.browser, this.url, phone, looking);
    return this.isStaff(who)
      ? this.people.staff(who, looking)
      : this.people.participant(who, looking);
  }
}

/** What is kept on the phone would hide how a page is when it is fetched, and motion is not what is judged. */
const looking = { serviceWorkers: 'block', reducedMotion: 'reduce' } as const;

/** Where a page is read closely: where it is used most first. */
export const sizesOf = (isStaff: boolean) => (isStaff ? [laptop, phone] : [phone]);

/** Where it must still fit: the smallest phone, and a laptop at twice the size, with half of the room. */
export const narrowSizesOf = (isStaff: boolean) => [
  ...(isStaff ? [{ width: laptop.width / 2, height: laptop.height / 2 }] : []),
  { width: 320, height: 640 },
];
