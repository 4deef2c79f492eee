import { Injectable, computed, inject, signal } from '@angular/core';
import { FileView, HandInView, discardFile, maxFileBytes } from '@pijar/submissions/contracts';
import { ApiClient } from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { newId } from '../../new-id';
import { KeptItem, PhoneStore } from '../phone/phone-store';
import { Work, nameOf } from '../work';
import { kindOf, typeOf } from './file-kind';
import { fingerprint } from './fingerprint';
import { Item, ItemPlace, ItemRefusal, carriedItem, mergedItems } from './item';
import { shrinkPhoto } from './shrink-photo';

/** What is known of a chosen file besides its place: its bytes and how far its upload came. */
interface Luggage {
  blob: Blob | null;
  uploadUrl: string | null;
}

/** The files of a hand-in: chosen, kept on the phone, and where each of them is. */
@Injectable()
export class HandInFiles {
  readonly #store = inject(PhoneStore);
  readonly #api = inject(ApiClient);
  readonly #items = signal<readonly Item[]>([]);
  readonly #isKept = signal(true);
  readonly #luggage = new Map<string, Luggage>();
  #work: Work | undefined;

  readonly items = this.#items.asReadonly();
  /** False when the phone had no room for one of them. */
  readonly isKept = this.#isKept.asReadonly();
  readonly unsentCount = computed(
    () => this.#items().filter(({ place }) => !['received', 'refused'].includes(place.at)).length,
  );

  /** Takes up what this phone kept. */
  async open(work: Work): Promise<void> {
    this.#work = work;
    const kept = await this.#store.items(nameOf(work));
    for (const { item, blob, uploadUrl } of kept) this.#luggage.set(item.id, { blob, uploadUrl });
    const found = kept.map(({ item }) => ({ ...item, place: restored(item.place) }));
    const foundIds = new Set(found.map(({ id }) => id));
    this.#items.update((items) => [...found, ...items.filter(({ id }) => !foundIds.has(id))]);
    await Promise.all(
      found.filter(({ place }) => place.at === 'preparing').map((item) => this.#prepare(item)),
    );
  }

  /** Hears what the server holds. */
  meet(view: HandInView): void {
    const bound = view.submission?.attempts.flatMap(({ files }) => files.map(({ id }) => id)) ?? [];
    const merged = mergedItems(this.#items(), view.looseFiles, new Set(bound));
    const mergedIds = new Set(merged.map(({ id }) => id));
    const gone = this.#items().filter(({ id }) => !mergedIds.has(id));
    this.#items.set(merged);
    void this.#store.forget(gone.map(({ id }) => id));
  }

  async add(files: readonly File[]): Promise<void> {
    await Promise.all(files.map((file) => this.#add(file, file.name, null)));
  }

  addSound(sound: Blob, seconds: number, name: string): Promise<void> {
    return this.#add(sound, name, Math.round(seconds));
  }

  /** Takes files of an earlier attempt into this one. */
  carry(files: readonly FileView[]): void {
    const known = new Set(this.#items().map(({ carriedFrom }) => carriedFrom));
    const carried = files
      .filter(({ id }) => !known.has(id))
      .map((file) => carriedItem(file, newId()));
    this.#items.update((items) => [...carried, ...items]);
    for (const item of carried) void this.#store.keep(this.#keptOf(item));
  }

  async remove(item: Item): Promise<void> {
    this.#items.update((items) => items.filter(({ id }) => id !== item.id));
    this.#luggage.delete(item.id);
    await this.#store.forget([item.id]);
    if (!item.fileId) return;
    const params = { fileId: item.fileId };
    // What the server keeps of it is swept after two weeks anyway.
    await firstValueFrom(this.#api.call(discardFile, { params })).catch(() => undefined);
  }

  luggageOf(itemId: string): Luggage | undefined {
    return this.#luggage.get(itemId);
  }

  /** Where a file is now; everything but progress is kept on the phone as well. */
  place(itemId: string, place: ItemPlace, fileId?: string | null): void {
    let changed: Item | undefined;
    this.#items.update((items) =>
      items.map((item) => {
        if (item.id !== itemId) return item;
        return (changed = { ...item, place, fileId: fileId === undefined ? item.fileId : fileId });
      }),
    );
    if (changed && place.at !== 'sending') void this.#store.change(itemId, { item: changed });
  }

  /** Where the upload of a file goes on; null makes it begin anew. */
  rememberUpload(itemId: string, uploadUrl: string | null): void {
    const luggage = this.#luggage.get(itemId);
    if (!luggage) return;
    luggage.uploadUrl = uploadUrl;
    void this.#store.change(itemId, { uploadUrl });
  }

  /** The bytes of a file that is on this phone, to look at or to hear; null otherwise. */
  bytesOf(item: Item): Blob | null {
    return this.#luggage.get(item.id)?.blob ?? null;
  }

  /** All of it is handed in: the phone lets go of its copies. */
  async clear(): Promise<void> {
    const ids = this.#items().map(({ id }) => id);
    this.#items.set([]);
    this.#luggage.clear();
    await this.#store.forget(ids);
  }

  async #add(bytes: Blob, name: string, seconds: number | null): Promise<void> {
    const type = typeOf({ name, type: bytes.type });
    const kind = kindOf(type);
    const item: Item = {
      id: newId(),
      kind: kind ?? 'document',
      name,
      type,
      size: bytes.size,
      seconds,
      place: { at: 'preparing' },
      fileId: null,
      sha256: null,
      isHere: true,
      carriedFrom: null,
    };
    const refusal = this.#refusalOf(item, kind !== null);
    if (refusal) {
      this.#items.update((items) => [...items, { ...item, place: { at: 'refused', refusal } }]);
      return;
    }
    this.#luggage.set(item.id, { blob: bytes, uploadUrl: null });
    this.#items.update((items) => [...items, item]);
    this.#isKept.set(await this.#store.keep(this.#keptOf(item)));
    await this.#prepare(item);
  }

  #refusalOf(item: Item, isAccepted: boolean): ItemRefusal | null {
    if (item.size === 0) return 'file-empty';
    if (!isAccepted) return 'file-type-refused';
    // A photo is shrunk first: what counts is what goes out.
    return item.kind !== 'photo' && item.size > maxFileBytes ? 'file-too-large' : null;
  }

  async #prepare(item: Item): Promise<void> {
    const luggage = this.#luggage.get(item.id);
    if (!luggage?.blob) return;
    const blob = item.kind === 'photo' ? await shrinkPhoto(luggage.blob) : luggage.blob;
    if (!this.#luggage.has(item.id)) return;
    if (!blob) {
      this.place(item.id, { at: 'refused', refusal: 'image-broken' });
      return;
    }
    luggage.blob = blob;
    const isDrawn = item.kind === 'photo';
    const ready: Item = {
      ...item,
      name: isDrawn ? asJpeg(item.name) : item.name,
      type: isDrawn ? 'image/jpeg' : item.type,
      size: blob.size,
      sha256: await fingerprint(blob),
      place: { at: 'phone' },
    };
    this.#items.update((items) => items.map((each) => (each.id === item.id ? ready : each)));
    this.#isKept.set(await this.#store.keep(this.#keptOf(ready)));
  }

  #keptOf(item: Item): KeptItem {
    const luggage = this.#luggage.get(item.id);
    return {
      item,
      work: this.#work ? nameOf(this.#work) : '',
      blob: luggage?.blob ?? null,
      uploadUrl: luggage?.uploadUrl ?? null,
    };
  }
}

/** What was under way when the page closed begins again where it stopped. */
const restored = (place: ItemPlace): ItemPlace =>
  place.at === 'sending' || place.at === 'checking' ? { at: 'phone' } : place;

const asJpeg = (name: string): string => `${name.replace(/\.[^.]*$/, '') || 'foto'}.jpg`;
