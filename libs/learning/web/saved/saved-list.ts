import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { SessionStore } from '@pijar/identity/web';
import { Phone } from '@pijar/shared/web';

/** A module that lies on this phone, whole or in part. */
export interface SavedModule {
  moduleId: string;
  membershipId: string;
  /** Of the module in its programme: the same in every version. */
  code: string;
  title: string;
  /** Of a whole one: what its texts and media take, in bytes; her own files beside it are counted apart. */
  bytes: number;
  /** False while something is missing: saving goes on where it stopped. */
  isWhole: boolean;
  hasSound: boolean;
  /** ISO 8601. */
  savedAt: string;
  stepIds: string[];
  /** Addresses of its pictures and sounds: here, or on their way while it is not whole. */
  media: string[];
}

const SHELF = 'modules';

/** Which modules whoever is signed in has on this phone. */
@Injectable({ providedIn: 'root' })
export class SavedList {
  readonly #phone = inject(Phone);
  readonly #session = inject(SessionStore).session;
  readonly #modules = signal<readonly SavedModule[]>([]);

  readonly modules = this.#modules.asReadonly();
  readonly #whole = computed(
    () => new Set(this.#modules().flatMap((each) => (each.isWhole ? [each.moduleId] : []))),
  );

  constructor() {
    effect(() => {
      this.#session();
      untracked(() => void this.read());
    });
  }

  isWhole(moduleId: string): boolean {
    return this.#whole().has(moduleId);
  }

  /** Whether a step belongs to a module that is wholly here. */
  hasStep(stepId: string): boolean {
    return this.#modules().some((each) => each.isWhole && each.stepIds.includes(stepId));
  }

  of(moduleId: string): SavedModule | undefined {
    return this.#modules().find((each) => each.moduleId === moduleId);
  }

  async read(): Promise<void> {
    const shelves = await this.#phone.shelves();
    const kept = (await shelves?.all<SavedModule>(SHELF)) ?? [];
    this.#modules.set(kept.map(({ value }) => value));
  }

  /** @throws PhoneFullError */
  async keep(module: SavedModule): Promise<void> {
    const shelves = await this.#phone.shelves();
    await shelves?.put(SHELF, module.moduleId, module);
    await this.read();
  }

  async forget(moduleId: string): Promise<void> {
    const shelves = await this.#phone.shelves();
    await shelves?.remove(SHELF, [moduleId]);
    await this.read();
  }
}
