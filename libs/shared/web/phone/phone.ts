import { Injectable } from '@angular/core';
import type { PhoneVault, Shelves } from '@pijar/shared/phone';

/** Answers of the server by their address, for the time without signal. */
const ANSWERS = 'answers';

/** What this phone keeps, fetched when it is first needed: its code is no part of anybody's first page. */
@Injectable({ providedIn: 'root' })
export class Phone {
  #vault: Promise<PhoneVault | null> | undefined;

  /** Null where the browser keeps nothing; asked for again when its code could not be fetched. */
  vault(): Promise<PhoneVault | null> {
    return (this.#vault ??= import('@pijar/shared/phone')
      .then(({ PhoneVault }) => PhoneVault.open())
      .catch(() => {
        this.#vault = undefined;
        return null;
      }));
  }

  /** The things of whoever has this phone open; null when nobody has, or nothing is kept here. */
  async shelves(): Promise<Shelves | null> {
    return (await (await this.vault())?.unlocked()) ?? null;
  }

  /** What the server last answered under this address; undefined when that is not here. Never rejects. */
  async answer(url: string): Promise<unknown> {
    const shelves = await this.shelves().catch(() => null);
    return shelves?.get(ANSWERS, url).catch(() => undefined);
  }

  /** Keeps an answer on purpose. @throws PhoneFullError */
  async putAnswer(url: string, body: unknown): Promise<void> {
    await (await this.shelves())?.put(ANSWERS, url, body);
  }

  /** Keeps an answer if there is room. Never rejects: it can be read again. */
  async keepAnswer(url: string, body: unknown): Promise<void> {
    const shelves = await this.shelves().catch(() => null);
    await shelves?.put(ANSWERS, url, body).catch(() => undefined);
  }
}
