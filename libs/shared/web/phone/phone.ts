import { Injectable, inject } from '@angular/core';
import type { PhoneVault, Shelves } from '@pijar/shared/phone';
import { ACCOUNT } from '../api/account';

/** Answers of the server by their address, for the time without signal. */
const ANSWERS = 'answers';

/** What this phone keeps, fetched when it is first needed: its code is no part of anybody's first page. */
@Injectable({ providedIn: 'root' })
export class Phone {
  readonly #account = inject(ACCOUNT);
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

  /**
   * The things of whoever is shown as signed in, and of nobody else; waits while they are being opened. Null when nobody is, when
   * nothing is kept here, or when they can only be opened with signal.
   */
  async shelves(): Promise<Shelves | null> {
    const id = this.#account.id();
    if (!id) return null;
    const vault = await this.vault();
    let open = await vault?.unlocked();
    if (vault && open?.accountId !== id) {
      await this.#account.enter();
      open = await vault.unlocked();
    }
    return open?.accountId === id && this.#account.id() === id ? open : null;
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
