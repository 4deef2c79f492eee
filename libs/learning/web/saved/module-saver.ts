import { Injectable, inject, signal } from '@angular/core';
import { showModule, showStageTest, showStep, type ModulePath } from '@pijar/learning/contracts';
import { ApiClient, Phone, problemOf } from '@pijar/shared/web';
import { urlOf } from '@pijar/shared/contracts';
import { firstValueFrom } from 'rxjs';
import type { StepFaces } from '../step/step-faces';
import {
  fetchMedia,
  forgetFiles,
  forgetMedia,
  hasMediaShelf,
  keepShell,
  missingMedia,
} from '@pijar/learning/phone';
import { bytesIn, keepOwn, type OwnWeight } from './own-weight';
import { wantedMedia } from './wanted-media';
import { SavedList, type SavedModule } from './saved-list';
import { hasRoomFor, isNearlyFull, storageRoom } from './storage-room';

/**
 * `offline`: it goes on where it stopped. `full`: nothing more fits beside her own work. `unkept`: this browser keeps no pages or
 * no texts. `app`: the app itself is not whole here, so that nothing would open. `gone`: not hers to open any more.
 */
export type SavingTrouble = 'offline' | 'full' | 'unkept' | 'app' | 'gone';

/** What is under way: `share` from 0 to 1 of the app or, after it, of the module; `trouble` when it stopped. */
export interface Saving {
  of: 'app' | 'module';
  share: number;
  trouble: SavingTrouble | null;
}

/** What is to be saved. */
export interface SaveOrder {
  membershipId: string;
  module: Pick<ModulePath, 'moduleId' | 'code' | 'title'>;
  weight: OwnWeight;
  withSound: boolean;
  /** Of the page that asks: they are provided to its routes, and this is not theirs. */
  faces: StepFaces;
}

/** Takes modules home: texts sealed on the phone, pictures and sounds beside them. One at a time; each can go on after a cut. */
@Injectable({ providedIn: 'root' })
export class ModuleSaver {
  readonly #api = inject(ApiClient);
  readonly #phone = inject(Phone);
  readonly #saved = inject(SavedList);
  readonly #saving = signal<ReadonlyMap<string, Saving>>(new Map());
  readonly #underWay = new Map<string, { stop: AbortController; end: Promise<void> }>();
  #line: Promise<void> = Promise.resolve();

  /** What is being saved, or stopped half-way; undefined when nothing is. */
  savingOf(moduleId: string): Saving | undefined {
    return this.#saving().get(moduleId);
  }

  /** Whether this browser can keep anything. */
  async canSave(): Promise<boolean> {
    if (!('serviceWorker' in navigator)) return false;
    return hasMediaShelf() && (await this.#phone.shelves()) !== null;
  }

  /** Bytes to fetch for it, as the server counts them. */
  static bytesOf(weight: OwnWeight, withSound: boolean): number {
    const media = wantedMedia(weight, withSound).reduce((sum, { bytes }) => sum + bytes, 0);
    return weight.textBytes + media + bytesIn(weight.own);
  }

  /** Resolves when it is whole or has stopped; a second press while it runs changes nothing. Never rejects. */
  save(order: SaveOrder): Promise<void> {
    const { module } = order;
    const before = this.#underWay.get(module.moduleId);
    if (before) return before.end;
    const stop = new AbortController();
    this.#tell(module.moduleId, { of: 'module', share: 0, trouble: null });
    const end = this.#line.then(async () => {
      const trouble = await this.#save(order, stop.signal);
      this.#underWay.delete(module.moduleId);
      const isTold = trouble && !stop.signal.aborted;
      this.#tell(module.moduleId, isTold ? { of: 'module', share: 0, trouble } : undefined);
    });
    this.#underWay.set(module.moduleId, { stop, end });
    this.#line = end;
    return end;
  }

  stop(moduleId: string): void {
    this.#underWay.get(moduleId)?.stop.abort();
  }

  /** Takes a module off the phone; pictures that another saved one shows stay, and so does her own work. */
  async remove(saved: SavedModule): Promise<void> {
    const { stop, end } = this.#underWay.get(saved.moduleId) ?? {};
    stop?.abort();
    await end;
    const others = this.#saved.modules().filter(({ moduleId }) => moduleId !== saved.moduleId);
    const needed = new Set(others.flatMap(({ media }) => media));
    if (hasMediaShelf()) await forgetMedia(saved.media.filter((url) => !needed.has(url)));
    const urls = saved.stepIds.map((stepId) => stepUrl(saved.membershipId, stepId));
    const shelves = await this.#phone.shelves();
    await shelves?.remove('answers', urls);
    if (shelves) await forgetFiles(shelves, new Set(saved.stepIds));
    await this.#saved.forget(saved.moduleId);
    this.#tell(saved.moduleId, undefined);
  }

  async #save(
    { membershipId, module, weight, withSound, faces }: SaveOrder,
    stop: AbortSignal,
  ): Promise<SavingTrouble | null> {
    const { moduleId, code, title } = module;
    if (stop.aborted) return null;
    if (!(await this.canSave())) return 'unkept';
    const total = ModuleSaver.bytesOf(weight, withSound);
    if (!hasRoomFor(await storageRoom(), total)) return 'full';
    // Asks the browser not to clear all this when the phone runs full; it may say no.
    void navigator.storage?.persist?.().catch(() => false);
    const tell = (of: Saving['of'], share: number) =>
      this.#tell(moduleId, { of, share, trouble: null });
    try {
      const shell = await keepShell(stop, (share) => tell('app', share));
      if (shell === 'refused') return 'unkept';
      if (shell === 'partly') return isNearlyFull(await storageRoom()) ? 'full' : 'app';
      tell('module', 0);
      const params = { membershipId, moduleId };
      const { steps } = await firstValueFrom(this.#api.call(showModule, { params }));
      const wanted = wantedMedia(weight, withSound);
      const saved: SavedModule = {
        ...{ moduleId, membershipId, code, title, hasSound: withSound, isWhole: false },
        ...{ bytes: weight.textBytes, savedAt: new Date().toISOString() },
        stepIds: steps.map(({ step }) => step.stepId),
        media: wanted.map(({ url }) => url),
      };
      // On the list before anything of it comes, so that it can be taken away whatever happens.
      await this.#saved.keep(saved);
      for (const view of steps) {
        stop.throwIfAborted();
        await this.#phone.putAnswer(stepUrl(membershipId, view.step.stepId), view);
        const means = { api: this.#api, phone: this.#phone };
        await faces[view.content.kind]?.keep?.({ membershipId, stepId: view.step.stepId }, means);
      }
      const [first] = steps;
      if (first) await this.#keepTest(membershipId, first.stage.stageId);
      const missing = new Set(await missingMedia(saved.media));
      for (const each of wanted) {
        const before = saved.bytes;
        if (missing.has(each.url)) {
          await fetchMedia(each, stop, (bytes) => tell('module', (before + bytes) / total));
        }
        saved.bytes += each.bytes;
        tell('module', saved.bytes / total);
      }
      await keepOwn(this.#phone, weight.own, stop, (bytes) =>
        tell('module', (saved.bytes + bytes) / total),
      );
      await this.#saved.keep({ ...saved, isWhole: true });
      return null;
    } catch (error) {
      return troubleOf(error);
    }
  }

  /** What is asked before and after its stage: a few questions, wanted wherever the stage is learned. */
  async #keepTest(membershipId: string, stageId: string): Promise<void> {
    const params = { membershipId, stageId };
    try {
      const test = await firstValueFrom(this.#api.call(showStageTest, { params }));
      await this.#phone.putAnswer(urlOf(showStageTest, params), test);
    } catch (error) {
      // A stage without one.
      if (problemOf(error).status !== 404) throw error;
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
