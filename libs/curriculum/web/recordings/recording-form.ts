import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  listRecordableLessons,
  maxRecordingBytes,
  putRecording,
  putRecordingSound,
  recordingLanguages,
  type RecordableLesson,
  type RecordingLanguage,
  type RecordingView,
} from '@pijar/curriculum/contracts';
import { newId } from '@pijar/shared/phone';
import {
  ApiClient,
  ErrorState,
  Field,
  FieldInput,
  FileSizePipe,
  ProblemText,
  Skeleton,
  resourceOf,
} from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { measuredSeconds } from './measured-seconds';

interface Value {
  /** `<programme id> <lesson's code>`; empty: none is chosen. */
  lesson: string;
  language: RecordingLanguage;
  title: string;
  transcript: string;
}

/** A new recording, or a changed one: first its words go, then the sound. */
@Component({
  selector: 'pijar-recording-form',
  imports: [
    ErrorState,
    Field,
    FieldInput,
    FileSizePipe,
    MatButtonModule,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './recording-form.html',
  styleUrl: './recording-form.css',
})
export class RecordingForm {
  readonly #api = inject(ApiClient);
  readonly #text = inject(ProblemText);
  /** Null: a new one. */
  readonly recording = input.required<RecordingView | null>();
  readonly saved = output<RecordingView>();
  /** The words are kept, whatever becomes of the sound. */
  readonly changed = output<void>();

  protected readonly languages = recordingLanguages;
  protected readonly most = maxRecordingBytes;
  protected readonly lessons = resourceOf(listRecordableLessons, () => ({}));
  /** By module, in the order of the programme. */
  protected readonly modules = computed(() => {
    const items = this.lessons.hasValue() ? this.lessons.value().items : [];
    const modules = new Map<string, RecordableLesson[]>();
    for (const each of items) {
      const title = `${each.programmeTitle} · ${each.moduleTitle}`;
      modules.set(title, [...(modules.get(title) ?? []), each]);
    }
    return [...modules].map(([title, lessons]) => ({ title, lessons }));
  });
  readonly #recordingId = linkedSignal(() => this.recording()?.recordingId ?? newId());
  protected readonly value = linkedSignal(() => valueOf(this.recording()));
  protected readonly file = signal<File | null>(null);
  protected readonly isTooLarge = computed(() => (this.file()?.size ?? 0) > maxRecordingBytes);
  /** Words are enough where a sound is there already. */
  protected readonly needsFile = computed(
    () => !this.recording() || this.recording()!.state === 'empty',
  );
  protected readonly isMissing = signal(false);
  protected readonly sending = signal<'words' | 'sound' | null>(null);
  readonly #problem = signal<unknown>(null);
  protected readonly fault = computed(() => this.#problem() && this.#text.of(this.#problem()));

  protected set<K extends keyof Value>(name: K, value: Value[K]): void {
    this.value.update((before) => ({ ...before, [name]: value }));
  }

  protected choose(files: FileList | null): void {
    this.file.set(files?.[0] ?? null);
    this.isMissing.set(false);
  }

  protected faultOf(name: string): string | null {
    return this.#text.ofField(this.#problem(), name);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const file = this.file();
    this.isMissing.set(!file && this.needsFile());
    if (this.sending() || this.isMissing() || this.isTooLarge()) return;
    this.#problem.set(null);
    try {
      this.sending.set('words');
      let view = await this.#putWords();
      this.changed.emit();
      this.sending.set('sound');
      if (file) view = await this.#putSound(file);
      this.saved.emit(view);
    } catch (error) {
      this.#problem.set(error);
    } finally {
      this.sending.set(null);
    }
  }

  #putWords(): Promise<RecordingView> {
    const { lesson, ...rest } = this.value();
    const [programmeId, lessonCode] = lesson.split(' ');
    return firstValueFrom(
      this.#api.call(putRecording, {
        params: { recordingId: this.#recordingId() },
        body: { programmeId, lessonCode, ...rest },
      }),
    );
  }

  async #putSound(file: File): Promise<RecordingView> {
    return firstValueFrom(
      this.#api.call(putRecordingSound, {
        params: { recordingId: this.#recordingId() },
        query: { seconds: await measuredSeconds(file) },
        // What it is, is told by its content.
        body: new Blob([file], { type: 'application/octet-stream' }),
      }),
    );
  }
}

function valueOf(recording: RecordingView | null): Value {
  return {
    lesson: recording ? `${recording.programmeId} ${recording.lessonCode}` : '',
    language: recording?.language ?? 'id',
    title: recording?.title ?? '',
    transcript: recording?.transcript ?? '',
  };
}
