import {
  DestroyRef,
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { FileSizePipe, Icon, IconName } from '@pijar/shared/web';
import { previewOf } from '../../work/file-address';
import { HandInFiles } from '../files/hand-in-files';
import type { Item } from '@pijar/submissions/phone';
import { clockOf } from '../../clock-of';

const ICONS: Record<Item['kind'], IconName> = { photo: 'picture', voice: 'mic', document: 'file' };

/** One file of the composer: what it is, how large, and in words where it is. */
@Component({
  selector: 'pijar-item-row',
  imports: [TranslocoDirective, FileSizePipe, Icon],
  templateUrl: './item-row.html',
  styleUrl: './item-row.css',
})
export class ItemRow {
  readonly item = input.required<Item>();
  /** Counts photos for people, from 1. */
  readonly number = input.required<number>();
  readonly canRemove = input(true);
  readonly removed = output<void>();
  readonly sentAgain = output<void>();

  readonly #files = inject(HandInFiles);
  readonly #picture = signal<string | null>(null);
  protected readonly icon = computed(() => ICONS[this.item().kind]);
  protected readonly seconds = computed(() => {
    const { seconds } = this.item();
    return seconds === null ? '' : clockOf(seconds);
  });
  /** Where the bytes can be seen or heard: here on the phone, or on the server. */
  protected readonly picture = this.#picture.asReadonly();
  protected readonly percent = computed(() => {
    const { place } = this.item();
    return place.at === 'sending' ? Math.round(place.share * 100) : null;
  });
  readonly #isPrepared = computed(() => this.item().place.at !== 'preparing');

  constructor() {
    let address: string | null = null;
    let isAsked = false;
    effect(() => {
      const item = this.item();
      if (!this.#isPrepared() || item.kind === 'document' || isAsked) return;
      isAsked = true;
      void this.#files.bytesOf(item).then((bytes) => {
        address = bytes ? URL.createObjectURL(bytes) : null;
        this.#picture.set(address ?? this.#onServer());
      });
    });
    inject(DestroyRef).onDestroy(() => address && URL.revokeObjectURL(address));
  }

  #onServer(): string | null {
    const { fileId, carriedFrom, kind } = this.item();
    const id = fileId ?? carriedFrom;
    return id && previewOf({ id, hasPreview: kind === 'photo' });
  }
}
