import { NgComponentOutlet } from '@angular/common';
import {
  Component,
  DestroyRef,
  EnvironmentInjector,
  OnInit,
  computed,
  effect,
  inject,
  input,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { maxPhotosOfMessage } from '@pijar/mentoring/contracts';
import {
  Icon,
  PersonSettings,
  ProblemError,
  ProblemText,
  Toasts,
  Words,
  formatDate,
} from '@pijar/shared/web';
import { PhoneFullError } from '@pijar/shared/phone';
import { FILES, messageWork, problemNamed, type Item } from '@pijar/submissions/phone';
import type { Enclosure } from './enclosure';
import { fetchParts, type EnclosingParts } from './enclosing-parts';
import { KeptBytes } from './kept-bytes';

const longestMinutes = 5;

type Recording = Parameters<EnclosingParts['layAmongFiles']>[0];

/** Photos or a voice note for the next message: chosen or recorded, made ready, looked at, thrown away. */
@Component({
  selector: 'pijar-enclosing',
  imports: [Icon, KeptBytes, NgComponentOutlet, TranslocoDirective],
  templateUrl: './enclosing.html',
  styleUrl: './enclosing.css',
})
export class Enclosing implements Enclosure, OnInit {
  readonly membershipId = input.required<string>();
  /** Chosen just now. */
  readonly chosen = input<readonly File[]>([]);
  readonly isRecording = input(false);
  /** Items that went with earlier messages and lie here still. */
  readonly gone = input<ReadonlySet<string>>(new Set());
  /** Functions, not outputs: this is fetched when somebody wants it, and outlets know inputs only. */
  readonly whenRecording = input.required<(isRecording: boolean) => void>();
  /** Hears what goes with the next message, whenever it changes. */
  readonly whenHeld = input.required<(items: readonly Item[], enclosure: Enclosure) => void>();
  readonly #parent = inject(EnvironmentInjector);
  readonly #problems = inject(ProblemText);
  readonly #settings = inject(PersonSettings);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  protected readonly parts = signal<EnclosingParts | null>(null);
  protected readonly items = computed<readonly Item[]>(() => this.parts()?.files.items() ?? []);
  protected readonly isTooMany = signal(false);
  protected readonly most = maxPhotosOfMessage;
  readonly #work = computed(() => messageWork(this.membershipId()));
  protected readonly voiceNote = resource({
    params: () => (this.isRecording() ? (this.parts() ?? undefined) : undefined),
    loader: ({ params }) => params.fetchVoiceNote(),
  });
  protected readonly voiceInputs = computed(() => ({
    ...{ work: this.#work(), longestMinutes },
    whenRecorded: (recording: Recording) => void this.#keepSound(recording),
    whenClosed: () => this.whenRecording()(false),
  }));

  constructor() {
    effect(() => {
      const items = this.items();
      untracked(() => this.whenHeld()(items, this));
    });
    effect(() => {
      const [chosen, parts] = [this.chosen(), this.parts()];
      if (parts && chosen.length > 0) untracked(() => this.#add(chosen, parts));
    });
    inject(DestroyRef).onDestroy(() => this.parts()?.injector.destroy());
  }

  async ngOnInit(): Promise<void> {
    try {
      const parts = await fetchParts(this.#parent);
      await parts.room.open();
      await parts.files.open(this.#work(), this.gone());
      const isOpen = await parts.isRecordingLeft(parts.room, this.#work());
      if (isOpen) this.whenRecording()(true);
      this.parts.set(parts);
    } catch (error) {
      this.whenRecording()(false);
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    }
  }

  async keep(): Promise<string[]> {
    const ids = await this.#ready();
    if (!this.parts()!.room.hasKept(FILES, ids))
      throw new PhoneFullError('The files lie in this page alone');
    return ids;
  }

  async bring(): Promise<string[]> {
    const ids = await this.#ready();
    const { room, files, fetchGoingOut } = this.parts()!;
    const { bringFile, lineOf } = await fetchGoingOut();
    for (const id of ids) {
      const brought = await bringFile(id, lineOf(room));
      await files.refresh();
      if (brought !== 'received') {
        const isRefused = brought === 'refused' || brought === 'closed';
        throw problemOf(isRefused ? 'file-refused' : 'file-not-through');
      }
    }
    return this.items().map(({ id, fileId }) => fileId ?? id);
  }

  clear(): void {
    this.parts()?.files.clear(this.items().map(({ id }) => id));
    this.isTooMany.set(false);
  }

  async forget(): Promise<void> {
    const ids = this.items().map(({ id }) => id);
    this.clear();
    await this.parts()?.room.remove(FILES, ids);
  }

  protected bytesOf(item: Item): () => Promise<Blob | undefined> {
    return () => this.parts()!.files.bytesOf(item);
  }

  protected async remove(item: Item): Promise<void> {
    this.isTooMany.set(false);
    await this.parts()!.files.remove(item);
  }

  async #ready(): Promise<string[]> {
    await this.parts()?.files.settle();
    if (this.items().some(({ place }) => place.at === 'refused')) throw problemOf('file-refused');
    return this.items().map(({ id }) => id);
  }

  #add(chosen: readonly File[], { files }: EnclosingParts): void {
    const room = maxPhotosOfMessage - files.items().length;
    this.isTooMany.set(chosen.length > room);
    void files.add(chosen.slice(0, Math.max(room, 0)));
  }

  async #keepSound(recording: Recording): Promise<void> {
    this.whenRecording()(false);
    const { room, files, layAmongFiles } = this.parts()!;
    const when = formatDate(Date.now(), 'moment', this.#settings.language(), this.#settings.zone());
    const name = this.#words.say('submissions.voice.name', { when });
    await layAmongFiles(recording, name, files, room, this.#work());
  }
}

const problemOf = (kind: string): ProblemError => new ProblemError(problemNamed(kind, 422));
