import type { Page } from 'playwright-core';
import type { Tour } from './tour';

/** One thing that people see: a page in one of its states. */
export interface Screen {
  /** What the failing test is called. */
  name: string;
  /** The router's address of the page, as in apps/web/testing/pages.json. */
  page: string;
  /** Nobody; a username of the staff; or the full name of a participant. */
  who: string | null;
  /** Where it is, if there is more to say than `page` does. */
  at?: (tour: Tour) => string | Promise<string>;
  /** Arranges beforehand what the page will meet, e.g. a server that does not answer. */
  before?: (page: Page) => Promise<unknown>;
  /** Opens what is only seen after a press. */
  then?: (page: Page) => Promise<unknown>;
  /** Words that prove that it is this state that is being looked at. */
  sees: string | RegExp;
}
