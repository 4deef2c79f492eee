import { Injectable, inject, signal } from '@angular/core';
import {
  showModule,
  showStep,
  type ModulePath,
  type ModuleWeight,
} from '@pijar/learning/contracts';
import { ApiClient, Phone, problemOf } from '@pijar/shared/web';
import { urlOf } from '@pijar/shared/contracts';
import { firstValueFrom } from 'rxjs';
import { STEP_FACES } from '../step/step-faces';
import { fetchMedia, forgetMedia, hasMediaShelf, missingMedia } from '@pijar/learning/phone';
import { wantedMedia } from './wanted-media';
import { SavedList, type SavedModule } from './saved-list';
import { hasRoomFor, storageRoom } from './storage-room';

/** `offline`: it goes on where it stopped. `full`: nothing more fits beside her own work. */
export type SavingTrouble = 'offline' | 'full' | 'unkept' | 'gone';

/** What is under way: `share` from 0 to 1, `trouble` when it stopped. */
export interface Saving {
  share: number;
  trouble: SavingTrouble | null;
}

/** Takes modules home: texts sealed on the phone, pictures and sounds beside them. One at a time; each can go on after a cut. */
@Injectable({ providedIn: 'root' })
export class ModuleSaver {
  readonly #api = inject(ApiClient);
  readonly #phone = inject(Phone);
  readonly #saved = inject(SavedList);
  readonly #faces = inject(STEP_FACES);
  readonly #saving = signal<ReadonlyMap<string, Saving>>(new Map());
  readonly #stops = new Map<string, AbortController>();
  #line: Promise<void> = Promise.resolve();

  /** What is being saved, or stopped half-way; undefined when nothing is. */
  savingOf(moduleId: string): Saving | undefined {
    return this.#saving().get(moduleId);
  }

  /** Whether this browser can keep anything. */
  async canSave(): Promise<boolean> {
    return hasMediaShelf() && (await this.#phone.shelves()) !== null;
  }

  /** Bytes to fetch for it, as the server counts them. */
  static bytesOf(weight: ModuleWeight, withSound: boolean): number {
    return wantedMedia(weight, withSound).reduce((sum, { bytes }) => sum + bytes, weight.textBytes);
  }

  /** Resolves when it is whole or has stopped; a second press while it runs changes nothing. Never rejects. */
  save(
    membershipId: string,
    module: Pick<ModulePath, 'moduleId' | 'code' | 'title'>,
    weight: ModuleWeight,
    withSound: boolean,
  ): Promise<void> {
    if (this.#stops.has(module.moduleId)) return this.#line;
    const stop = new AbortController();
    this.#stops.set(module.moduleId, stop);
    this.#tell(module.moduleId, { share: 0, trouble: null });
    this.#line = this.#line.then(async () => {
      const trouble = await this.#save(membershipId, module, weight, withSound, stop.signal);
      this.#stops.delete(module.moduleId);
      if (trouble && !stop.signal.aborted) this.#tell(module.moduleId, { share: 0, trouble });
      else this.#tell(module.moduleId, undefined);
    });
    return this.#line;
  }

  stop(moduleId: string): void {
    this.#stops.get(moduleId)?.abort();
  }

  /** Takes a module off the phone; pictures that another saved one shows stay, and so does her own work. */
  async remove(saved: SavedModule): Promise<void> {
    this.stop(saved.moduleId);
    const others = this.#saved.modules().filter(({ moduleId }) => moduleId !== saved.moduleId);
    const needed = new Set(others.flatMap(({ media }) => media));
    if (hasMediaShelf()) await forgetMedia(saved.media.filter((url) => !needed.has(url)));
    const urls = saved.stepIds.map((stepId) => stepUrl(saved.membershipId, stepId));
    await (await this.#phone.shelves())?.remove('answers', urls);
    await this.#saved.forget(saved.moduleId);
    this.#tell(saved.moduleId, undefined);
  }

  async #save(
    membershipId: string,
    { moduleId, code, title }: Pick<ModulePath, 'moduleId' | 'code' | 'title'>,
    weight: ModuleWeight,
    withSound: boolean,
    stop: AbortSignal,
  ): Promise<SavingTrouble | null> {
    if (!(await this.canSave())) return 'unkept';
    const total = ModuleSaver.bytesOf(weight, withSound);
    if (!hasRoomFor(await storageRoom(), total)) return 'full';
    // Asks the browser not to clear all this when the phone runs full; it may say no.
    void navigator.storage?.persist?.().catch(() => false);
    const saved: SavedModule = {
      ...{ moduleId, membershipId, code, title, hasSound: withSound, isWhole: false },
      ...{ bytes: weight.textBytes, savedAt: new Date().toISOString(), stepIds: [], media: [] },
    };
    try {
      const params = { membershipId, moduleId };
      const { steps } = await firstValueFrom(this.#api.call(showModule, { params }));
      for (const view of steps) {
        await this.#phone.putAnswer(stepUrl(membershipId, view.step.stepId), view);
        await this.#faces[view.content.kind]?.keep?.(membershipId, view.step.stepId, this.#api);
        saved.stepIds.push(view.step.stepId);
      }
      const wanted = wantedMedia(weight, withSound);
      const missing = new Set(await missingMedia(wanted.map(({ url }) => url)));
      for (const { url, bytes } of wanted) {
        if (missing.has(url)) await fetchMedia(url, stop);
        saved.media.push(url);
        saved.bytes += bytes;
        this.#tell(moduleId, { share: saved.bytes / total, trouble: null });
      }
      await this.#saved.keep({ ...saved, isWhole: true });
      return null;
    } catch (error) {
      await this.#saved.keep(saved).catch(() => undefined);
      return troubleOf(error);
    }
  }

  #tell(moduleId: string, saving: Saving | undefined): void {
    this.#saving.update((before) => {
      const now = new Map(before);
      if (saving) now.set(moduleId, saving);
      else now.delete(moduleId);
      return now;
    });
  }
}

const stepUrl = (membershipId: string, stepId: string): string =>
  urlOf(showStep, { membershipId, stepId });

function troubleOf(error: unknown): SavingTrouble {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PhoneFullError' || name === 'QuotaExceededError') return 'full';
  return problemOf(error).status === 404 ? 'gone' : 'offline';
}
