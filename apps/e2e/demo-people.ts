import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { CohortFunnelsPage, PeoplePage, PersonRow } from '@pijar/insights/contracts';
import { laptop, phone, visitor, type Visitor } from './browser';

export const demoPin = '482915';
export const demoPassword = 'pijar-demo-2026';

/** The people of the demo and their cohorts, by name. */
export class DemoPeople {
  readonly cohorts = new Map<string, string>();
  readonly participants = new Map<string, PersonRow>();

  private constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  /** Asks the admin, who sees everybody. */
  static async of(browser: Browser, url: string): Promise<DemoPeople> {
    const people = new DemoPeople(browser, url);
    const { context } = await people.staff('admin');
    const ask = async <T>(path: string) =>
      (await (await context.request.get(`/api/v1/insights/cohorts${path}`)).json()) as T;
    const { items } = await ask<CohortFunnelsPage>('');
    for (const { id, name } of items) {
      people.cohorts.set(name, id);
      const { items: rows } = await ask<PeoplePage>(`/${id}/people?limit=100`);
      for (const row of rows) people.participants.set(row.fullName, row);
    }
    await context.close();
    return people;
  }

  /** A member of the staff at a laptop, signed in, in a browser profile of her own. */
  staff(username: string, options: BrowserContextOptions = {}): Promise<Visitor> {
    return this.enter(username, demoPassword, { viewport: laptop, ...options });
  }

  /** A participant with her phone, signed in, in a browser profile of her own. */
  participant(fullName: string, options: BrowserContextOptions = {}): Promise<Visitor> {
    const { participantNumber } = this.person(fullName);
    return this.enter(participantNumber!, demoPin, { viewport: phone, ...options });
  }

  person(fullName: string): PersonRow {
    const person = this.participants.get(fullName);
    if (!person) throw new Error(`Nobody in the demo is called ${fullName}.`);
    return person;
  }

  private async enter(
    identifier: string,
    secret: string,
    { viewport, ...options }: BrowserContextOptions,
  ): Promise<Visitor> {
    const entered = await visitor(this.browser, this.url, viewport!, options);
    const answer = await entered.context.request.post('/api/v1/session', {
      data: { identifier, secret },
      headers: { origin: this.url },
    });
    if (!answer.ok()) throw new Error(`${identifier} cannot sign in: ${await answer.text()}`);
    return entered;
  }
}
