import { Injectable, Type, inject } from '@angular/core';
import { listDemoAccounts, type DemoAccount } from '@pijar/identity/contracts';
import { ApiClient, Words } from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { words } from '../words';

/** What the start page shows of the demo, ready for an `ngComponentOutlet`. */
export interface DemoOffer {
  component: Type<unknown>;
  inputs: { accounts: readonly DemoAccount[] };
}

/** Asks whether the demo is on, and fetches what shows it only then. */
@Injectable({ providedIn: 'root' })
export class Demo {
  readonly #api = inject(ApiClient);
  readonly #words = inject(Words);

  /** Null where the demo is off or out of reach: the start page is whole without it. */
  async offer(): Promise<DemoOffer | null> {
    try {
      const { items } = await firstValueFrom(this.#api.call(listDemoAccounts));
      if (items.length === 0) return null;
      const [{ DemoSignIns }] = await Promise.all([
        import('./demo-sign-ins'),
        this.#words.learn('identity', words),
      ]);
      return { component: DemoSignIns, inputs: { accounts: items } };
    } catch {
      return null;
    }
  }
}
