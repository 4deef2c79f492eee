import { Injectable } from '@angular/core';
import type { PhoneVault, Shelves } from '@pijar/shared/phone';

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
}
