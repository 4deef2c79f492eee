import { DestroyRef, Injectable, computed, effect, inject, untracked } from '@angular/core';
import { ApiClient, Connection, problemOf } from '@pijar/shared/web';
import { FileView, reuseFile, showFile } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { backOff } from '@pijar/shared/phone';
import { Work } from '../work';
import { HandInFiles } from './hand-in-files';
import { Item, ItemRefusal, placeFrom } from './item';
import { UploadEnd, fileIdOf, sendByTus } from './tus-upload';

/** The server looks at a file within seconds; after these looks we ask again later. */
const LOOKS_MS = [300, 1_000, 2_000, 4_000, 8_000];
/** Bytes that arrive changed are sent again this often before a person is asked. */
const MOST_CORRUPTIONS = 3;
const BEGIN_REFUSALS: Record<string, ItemRefusal> = {
  'file-too-large': 'file-too-large',
  'file-empty': 'file-empty',
  'file-type-refused': 'file-type-refused',
  'too-many-uploads': 'too-many-uploads',
};

/**
 * Sends what lies on the phone, one file at a time so that a thin line carries one to its end, as soon as it is
 * chosen. A cut only delays.
 */
@Injectable()
export class FileUploads {
  readonly #files = inject(HandInFiles);
  readonly #api = inject(ApiClient);
  readonly #connection = inject(Connection);
  readonly #cuts = new Map<string, { tries: number; notBefore: number }>();
  readonly #corruptions = new Map<string, number>();
  #work: Work | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #current: { itemId: string; stop: AbortController } | undefined;
  #isClosed = false;

  /** Ids of what could go now; a change of it starts the next upload. */
  readonly #waiting = computed(() =>
    this.#connection.isOnline()
      ? this.#files
          .items()
          .filter(({ place }) => place.at === 'phone')
          .map(({ id }) => id)
          .join()
      : '',
  );

  constructor() {
    effect(() => {
      if (this.#waiting()) untracked(() => void this.#next());
    });
    inject(DestroyRef).onDestroy(() => {
      this.#isClosed = true;
      clearTimeout(this.#timer);
      this.#current?.stop.abort();
    });
  }

  open(work: Work): void {
    this.#work = work;
    void this.#next();
  }

  /** Takes a file out, in the middle of its way if need be. */
  async remove(item: Item): Promise<void> {
    if (this.#current?.itemId === item.id) this.#current.stop.abort();
    await this.#files.remove(item);
  }

  /** Sends a refused file once more, from its first byte. */
  sendAgain(item: Item): void {
    this.#corruptions.delete(item.id);
    this.#files.rememberUpload(item.id, null);
    this.#files.place(item.id, { at: 'phone' }, null);
  }

  /** Asks the server again about a file that it was thought to hold. */
  async recheck(fileId: string): Promise<void> {
    const item = this.#files.items().find((each) => each.fileId === fileId);
    if (item) await this.#hearVerdict(item, fileId, new AbortController().signal);
  }

  async #next(): Promise<void> {
    if (this.#isClosed || !this.#work || this.#current || !this.#connection.isOnline()) return;
    const waiting = this.#files.items().filter(({ place }) => place.at === 'phone');
    const now = Date.now();
    const item = waiting.find(({ id }) => (this.#cuts.get(id)?.notBefore ?? 0) <= now);
    if (!item) {
      this.#wakeFor(waiting, now);
      return;
    }
    const stop = new AbortController();
    this.#current = { itemId: item.id, stop };
    await this.#send(item, this.#work, stop.signal);
    this.#current = undefined;
    void this.#next();
  }

  #wakeFor(waiting: readonly Item[], now: number): void {
    clearTimeout(this.#timer);
    const moments = waiting.map(({ id }) => this.#cuts.get(id)?.notBefore ?? now);
    if (moments.length === 0) return;
    this.#timer = setTimeout(() => void this.#next(), Math.max(0, Math.min(...moments) - now));
  }

  async #send(item: Item, { membershipId, stepId }: Work, stop: AbortSignal): Promise<void> {
    if (item.carriedFrom) return this.#reuse(item, item.carriedFrom, stop);
    const luggage = this.#files.luggageOf(item.id);
    if (!luggage?.blob) return this.#files.place(item.id, { at: 'refused', refusal: 'file-lost' });
    this.#files.place(item.id, { at: 'sending', share: 0 });
    const sha256: Record<string, string> = item.sha256 ? { sha256: item.sha256 } : {};
    const end = await sendByTus(
      {
        blob: luggage.blob,
        metadata: { name: item.name, type: item.type, membershipId, stepId, ...sha256 },
        uploadUrl: luggage.uploadUrl,
        onUrl: (uploadUrl) => this.#files.rememberUpload(item.id, uploadUrl),
        onShare: (share) => this.#files.place(item.id, { at: 'sending', share }),
      },
      stop,
    );
    await this.#after(item, end, stop);
  }

  /** The server has the bytes: it makes a file of its own of them, under the id of the phone. */
  async #reuse(item: Item, fileId: string, stop: AbortSignal): Promise<void> {
    const input = { params: { fileId }, body: { newFileId: item.id } };
    try {
      const file = await firstValueFrom(this.#api.call(reuseFile, input));
      if (!stop.aborted) this.#files.place(item.id, placeFrom(item, file), file.id);
    } catch (error) {
      if (stop.aborted) return;
      const { kind, status } = problemOf(error);
      const refusal = status === 404 ? 'file-lost' : BEGIN_REFUSALS[kind];
      if (refusal) this.#files.place(item.id, { at: 'refused', refusal });
      else this.#cut(item);
    }
  }

  async #after(item: Item, end: UploadEnd, stop: AbortSignal): Promise<void> {
    if (stop.aborted || end.is === 'stopped') return;
    const refusal = end.is === 'refused' ? BEGIN_REFUSALS[end.kind] : undefined;
    if (refusal) return this.#files.place(item.id, { at: 'refused', refusal });
    const uploadUrl = this.#files.luggageOf(item.id)?.uploadUrl;
    if (end.is === 'over' && uploadUrl) {
      this.#cuts.delete(item.id);
      return this.#hearVerdict(item, fileIdOf(uploadUrl), stop);
    }
    if (end.is === 'unanswered') this.#connection.failed();
    this.#cut(item);
  }

  /** Not now: later, and later each time. */
  #cut(item: Item): void {
    const tries = (this.#cuts.get(item.id)?.tries ?? 0) + 1;
    this.#cuts.set(item.id, { tries, notBefore: Date.now() + backOff(tries) });
    this.#files.place(item.id, { at: 'phone' });
  }

  async #hearVerdict(item: Item, fileId: string, stop: AbortSignal): Promise<void> {
    this.#files.place(item.id, { at: 'checking' }, fileId);
    for (const pause of LOOKS_MS) {
      const file = await this.#ask(fileId);
      if (stop.aborted) return;
      if (file === 'gone') return this.sendAgain(item);
      if (file && file.state !== 'checking') return this.#settle(item, file);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    this.#cut(item);
  }

  #settle(item: Item, file: FileView): void {
    const place = placeFrom(item, file);
    if (place.at === 'refused' && place.refusal === 'file-corrupted' && item.isHere) {
      const times = (this.#corruptions.get(item.id) ?? 0) + 1;
      if (times < MOST_CORRUPTIONS) {
        this.sendAgain(item);
        this.#corruptions.set(item.id, times);
        return;
      }
    }
    if (place.at === 'phone') this.#cut(item);
    else this.#files.place(item.id, place, file.id);
  }

  async #ask(fileId: string): Promise<FileView | 'gone' | null> {
    try {
      return await firstValueFrom(this.#api.call(showFile, { params: { fileId } }));
    } catch (error) {
      return problemOf(error).status === 404 ? 'gone' : null;
    }
  }
}
