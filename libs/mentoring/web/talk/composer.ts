import { NgComponentOutlet } from '@angular/common';
import { Component, computed, input, linkedSignal, model, output, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { maxMessageLength, maxPhotosOfMessage } from '@pijar/mentoring/contracts';
import { Icon } from '@pijar/shared/web';
import type { Item } from '@pijar/submissions/phone';
import type { Enclosure, Said } from './files/enclosure';

/** Below this many letters that are left, they are counted. */
const countedFrom = 300;
const nothing: readonly Item[] = [];

/**
 * Where a message is written, photographed, spoken. What is not taken stays in the field. What deals with photos and voices is
 * fetched when somebody wants it.
 */
@Component({
  selector: 'pijar-composer',
  imports: [Icon, NgComponentOutlet, TranslocoDirective],
  templateUrl: './composer.html',
  styleUrl: './composer.css',
})
export class Composer {
  /** The name of whom it is for. */
  readonly to = input.required<string>();
  readonly membershipId = input.required<string>();
  readonly isBusy = input(false);
  /** Something was chosen or recorded here before, and not sent. */
  readonly hasLeft = input(false);
  /** Items that went with earlier messages. */
  readonly gone = input<ReadonlySet<string>>(new Set());
  readonly text = model('');
  readonly sent = output<Said>();
  protected readonly most = maxMessageLength;
  protected readonly counted = countedFrom;
  protected readonly left = computed(() => maxMessageLength - this.text().length);
  readonly #place = computed(() => ({
    membershipId: this.membershipId(),
    hasLeft: this.hasLeft(),
  }));
  protected readonly isEnclosing = linkedSignal(() => this.#place().hasLeft);
  protected readonly chosen = linkedSignal<string, readonly File[]>({
    source: this.membershipId,
    computation: () => [],
  });
  protected readonly isRecording = linkedSignal({
    source: this.membershipId,
    computation: () => false,
  });
  protected readonly items = linkedSignal({
    source: this.membershipId,
    computation: () => nothing,
  });
  protected readonly enclosing = resource({
    params: () => this.isEnclosing() || undefined,
    loader: () => import('./files').then((m) => m.Enclosing),
  });
  protected readonly enclosingInputs = computed(() => ({
    ...{ membershipId: this.membershipId(), chosen: this.chosen(), gone: this.gone() },
    isRecording: this.isRecording(),
    whenRecording: (isRecording: boolean) => this.isRecording.set(isRecording),
    whenHeld: (items: readonly Item[], enclosure: Enclosure) => {
      this.items.set(items);
      this.#enclosure = enclosure;
    },
  }));
  #enclosure: Enclosure | null = null;
  readonly #hasVoice = computed(() => this.items().some(({ kind }) => kind !== 'photo'));
  protected readonly isFull = computed(
    () => this.#hasVoice() || this.isRecording() || this.items().length >= maxPhotosOfMessage,
  );
  protected readonly isEmpty = computed(() => !this.text().trim() && this.items().length === 0);
  protected readonly canSend = computed(
    () =>
      !this.isBusy() &&
      !this.isEmpty() &&
      !this.isRecording() &&
      !this.items().some(({ place }) => place.at === 'refused'),
  );

  protected choose(picker: HTMLInputElement): void {
    this.chosen.set([...(picker.files ?? [])]);
    picker.value = '';
    this.isEnclosing.set(true);
  }

  protected record(): void {
    this.isEnclosing.set(true);
    this.isRecording.set(true);
  }

  protected send(): void {
    if (!this.canSend()) return;
    const enclosure = this.items().length > 0 ? this.#enclosure : null;
    this.sent.emit({ text: this.text().trim(), enclosure });
  }
}
