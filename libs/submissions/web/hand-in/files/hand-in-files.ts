import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { newId } from '@pijar/shared/phone';
import { ApiClient } from '@pijar/shared/web';
import { FileView, HandInView, discardFile } from '@pijar/submissions/contracts';
import {
  FILES,
  carriedItem,
  filesOf,
  hearNews,
  mergedItems,
  type Item,
  type ItemPlace,
  type KeptFile,
} from '@pijar/submissions/phone';
import { firstValueFrom } from 'rxjs';
import { Room } from '../phone/room';
import { chosenItem } from './chosen-file';

/** The files of a hand-in or a message: chosen, kept on the phone, and where each of them is. */
@Injectable()
export class HandInFiles {
  readonly #room = inject(Room);
  readonly #api = inject(ApiClient);
  readonly #items = signal<readonly Item[]>([]);
  /** One file after another: ten photos at once do not fit into a cheap phone. */
  #line: Promise<void> = Promise.resolve();
  #work: string | undefined;

  readonly items = this.#items.asReadonly();
  readonly unsentCount = computed(
    () => this.#items().filter(({ place }) => !['received', 'refused'].includes(place.at)).length,
  );

  constructor() {
    const stop = hearNews(({ work, sending }) => {
      if (work !== this.#work) return;
      if (sending) this.#show(sending.itemId, { at: 'sending', share: sending.share });
      else void this.refresh();
    });
    inject(DestroyRef).onDestroy(stop);
  }

  /**
   * Takes up what this phone kept.
   * @param work its name
   * @param gone ids of files that are on their way already
   */
  async open(work: string, gone: ReadonlySet<string> = new Set()): Promise<void> {
    this.#work = work;
    const kept = await filesOf(this.#room, work);
    const found = kept.map(({ item }) => item).filter(({ id }) => !gone.has(id));
    const foundIds = new Set(found.map(({ id }) => id));
    this.#items.update((items) => [...found, ...items.filter(({ id }) => !foundIds.has(id))]);
    for (const item of found) {
      if (item.place.at === 'preparing') void this.#inLine(() => this.#makeReady(item));
    }
  }

  /** Hears what the server holds. */
  async meet(view: HandInView): Promise<void> {
    const bound = view.submission?.attempts.flatMap(({ files }) => files.map(({ id }) => id)) ?? [];
    const before = new Map(this.#items().map((item) => [item.id, item]));
    const merged = mergedItems(this.#items(), view.looseFiles, new Set(bound));
    const mergedIds = new Set(merged.map(({ id }) => id));
    this.#items.set(merged);
    await this.#room.remove(
      FILES,
      [...before.keys()].filter((id) => !mergedIds.has(id)),
    );
    for (const item of merged) {
      const known = before.get(item.id);
      if (known && JSON.stringify(known.place) !== JSON.stringify(item.place)) {
        await this.#room.change<KeptFile>(FILES, item.id, (kept) =>
          kept.item.place.at === known.place.at ? { ...kept, item } : kept,
        );
      }
    }
  }

  async add(files: readonly File[]): Promise<void> {
    await Promise.all(files.map((file) => this.#add(file, file.name, null)));
  }

  /** @param id where it has one, so that it is found again after a crash */
  addSound(sound: Blob, seconds: number, name: string, id?: string): Promise<void> {
    return this.#add(sound, name, Math.round(seconds), id);
  }

  /** Takes files of an earlier attempt into this one. */
  carry(files: readonly FileView[]): void {
    const known = new Set(this.#items().map(({ carriedFrom }) => carriedFrom));
    const carried = files
      .filter(({ id }) => !known.has(id))
      .map((file) => carriedItem(file, newId()));
    this.#items.update((items) => [...carried, ...items]);
    for (const item of carried) void this.#keep(item);
  }

  async remove(item: Item): Promise<void> {
    this.#items.update((items) => items.filter(({ id }) => id !== item.id));
    await this.#room.remove(FILES, [item.id]);
    if (!item.fileId) return;
    const params = { fileId: item.fileId };
    // What the server keeps of it is swept after two weeks anyway.
    await firstValueFrom(this.#api.call(discardFile, { params })).catch(() => undefined);
  }

  /** The bytes of a file that is on this phone, to look at or to hear. */
  bytesOf(item: Item): Promise<Blob | undefined> {
    return this.#room.file(FILES, item.id, item.type);
  }

  /** Resolves when every photo is shrunk, and every file that goes with the attempt is known to this phone. */
  async settle(): Promise<void> {
    for (let line; line !== this.#line; await line) line = this.#line;
    for (const item of this.#items()) {
      if (!item.isHere && !(await this.#room.get(FILES, item.id))) await this.#keep(item);
    }
  }

  /** Reads again where the files are: somebody else moved them on. */
  async refresh(): Promise<void> {
    if (!this.#work) return;
    const kept = await filesOf(this.#room, this.#work);
    const known = new Map(kept.map(({ item }) => [item.id, item]));
    this.#items.update((items) => items.map((item) => known.get(item.id) ?? item));
  }

  /** All of it is handed in and off the phone: so it goes off the screen. */
  clear(itemIds: readonly string[]): void {
    const gone = new Set(itemIds);
    this.#items.update((items) => items.filter(({ id }) => !gone.has(id)));
  }

  async #add(bytes: Blob, name: string, seconds: number | null, id?: string): Promise<void> {
    const item = chosenItem(bytes, name, seconds, id);
    this.#items.update((items) => [...items, item]);
    if (item.place.at === 'refused') return;
    // All are kept before the first is made small.
    await this.#inLine(() => this.#keep(item, bytes));
    await this.#inLine(() => this.#makeReady(item));
    await this.#room.measure();
  }

  #inLine(task: () => Promise<void>): Promise<void> {
    const done = this.#line.then(task);
    this.#line = done.catch(() => undefined);
    return done;
  }

  async #makeReady(item: Item): Promise<void> {
    // Fetched when there is something to prepare; where it cannot be had, the file waits until the page is opened again.
    const preparing = await import('./prepared-file').catch(() => null);
    if (!preparing) return;
    const done = await preparing.prepared(item, await this.bytesOf(item));
    if (!this.#items().some(({ id }) => id === item.id)) return;
    await this.#keep(done.item, done.bytes);
    this.#items.update((items) => items.map((each) => (each.id === item.id ? done.item : each)));
  }

  #show(itemId: string, place: ItemPlace): void {
    this.#items.update((items) =>
      items.map((item) => (item.id === itemId ? { ...item, place } : item)),
    );
  }

  async #keep(item: Item, bytes?: Blob): Promise<void> {
    const kept: KeptFile = { item, work: this.#work ?? '', uploadUrl: null, corruptions: 0 };
    await this.#room.put(FILES, item.id, kept, bytes);
  }
}
