import { Component, DestroyRef, computed, effect, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  listRecordings,
  removeRecording,
  transcodeRecording,
  type LessonSound,
  type RecordingView,
} from '@pijar/curriculum/contracts';
import {
  ApiClient,
  Confirmation,
  Dialog,
  EmptyState,
  ErrorState,
  FileSizePipe,
  Pill,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { RecordingForm } from './recording-form';

/** Milliseconds between two looks at a recording that is being made small. */
const PATIENCE = 3_000;
const TONES = { empty: 'quiet', waiting: 'ember', ready: 'good', failed: 'bad' } as const;

/** Recordings that the organisation added to lessons: how far each is, and what to do where one failed. */
@Component({
  selector: 'pijar-recordings-page',
  imports: [
    ...[Dialog, EmptyState, ErrorState, FileSizePipe, MatButtonModule, Pill],
    ...[RecordingForm, Skeleton, TranslocoDirective],
  ],
  templateUrl: './recordings-page.html',
  styleUrl: './recordings-page.css',
})
export class RecordingsPage {
  readonly #api = inject(ApiClient);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #problems = inject(ProblemText);
  readonly #confirmation = inject(Confirmation);
  protected readonly list = resourceOf(listRecordings, () => ({}));
  protected readonly items = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly organisation = computed(() =>
    this.list.hasValue() ? this.list.value().organisationName : '',
  );
  protected readonly tones = TONES;
  /** What the dialog is open for. */
  protected readonly edited = signal<RecordingView | 'new' | null>(null);
  protected readonly busy = signal<string | null>(null);

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      clearTimeout(timer);
      const isWaiting = this.items().some(({ state }) => state === 'waiting');
      if (isWaiting) timer = setTimeout(() => this.list.reload(), PATIENCE);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  /** What most phones load. */
  protected lightest(sound: LessonSound): { url: string; bytes: number } {
    return sound.opus ?? sound;
  }

  /** `12:05`. */
  protected clock(seconds: number): string {
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }

  protected saved({ title }: RecordingView): void {
    this.edited.set(null);
    this.list.reload();
    this.#toasts.show(this.#words.say('recordings.saved', { title }));
  }

  protected async transcode({ recordingId }: RecordingView): Promise<void> {
    const call = this.#api.call(transcodeRecording, { params: { recordingId } });
    await this.#do(recordingId, () => firstValueFrom(call), 'recordings.queued');
  }

  protected async remove({ recordingId, title, lessonTitle }: RecordingView): Promise<void> {
    const { isConfirmed } = await this.#confirmation.ask({
      heading: this.#words.say('recordings.removing.heading'),
      text: this.#words.say('recordings.removing.text', { title, lesson: lessonTitle }),
      confirm: this.#words.say('recordings.remove'),
      isDangerous: true,
    });
    if (!isConfirmed) return;
    const call = this.#api.call(removeRecording, { params: { recordingId } });
    await this.#do(
      recordingId,
      () => firstValueFrom(call, { defaultValue: undefined }),
      'recordings.removed',
      { title },
    );
  }

  async #do(
    recordingId: string,
    deed: () => Promise<unknown>,
    done: string,
    params: Record<string, string> = {},
  ): Promise<void> {
    this.busy.set(recordingId);
    try {
      await deed();
      this.#toasts.show(this.#words.say(done, params));
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    } finally {
      this.busy.set(null);
      this.list.reload();
    }
  }
}
