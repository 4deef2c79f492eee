import { NgComponentOutlet } from '@angular/common';
import {
  Component,
  DestroyRef,
  ElementRef,
  Type,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  resource,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { GlossaryWord } from '@pijar/curriculum/contracts';
import type { StepView } from '@pijar/learning/contracts';
import { ErrorState, Icon, MinutesPipe, PersonSettings, Pill } from '@pijar/shared/web';
import { FactQueue } from '../facts/fact-queue';
import { LessonText } from './lesson-text';
import { ReadAloud } from './read-aloud';
import { TextSizeSetting } from './text-size';
import { TextSizeChoice } from './text-size-choice';

/** What lies over the lesson: a word explained, or a picture on the whole screen. */
type Sheet =
  { kind: 'word'; word: GlossaryWord } | { kind: 'picture'; picture: { src: string; alt: string } };

const sheetFaces: Record<Sheet['kind'], () => Promise<Type<unknown>>> = {
  word: () => import('./word-sheet').then((m) => m.WordSheet),
  picture: () => import('./picture-viewer').then((m) => m.PictureViewer),
};

/** Whoever reached the end sooner than this share of the lesson's minutes has leafed through, not read. */
const READ_SHARE = 0.25;

/** A lesson: text with pictures, read aloud where the phone can, sound and video with what they cost. */
@Component({
  selector: 'pijar-lesson-face',
  imports: [
    NgComponentOutlet,
    TranslocoPipe,
    ErrorState,
    Icon,
    Pill,
    MinutesPipe,
    LessonText,
    TextSizeChoice,
  ],
  providers: [ReadAloud],
  templateUrl: './lesson-face.html',
  styleUrl: './lesson-face.css',
})
export class LessonFace {
  readonly #facts = inject(FactQueue);
  readonly #router = inject(Router);
  readonly #settings = inject(PersonSettings);
  protected readonly aloud = inject(ReadAloud);
  protected readonly textSize = inject(TextSizeSetting);
  readonly view = input.required<StepView>();
  readonly #content = computed(() => {
    const { content } = this.view();
    if (content.kind !== 'lesson') throw new Error(`A ${content.kind} is no lesson.`);
    return content;
  });
  protected readonly body = computed(() => this.#content().body);
  protected readonly words = computed(() => this.#content().words ?? []);
  /** The lesson's own, then what the organisation added. */
  protected readonly sounds = computed(() => {
    const { body, recordings = [] } = this.#content();
    const own = body.audio ? [{ audio: body.audio, title: this.view().step.title }] : [];
    const added = recordings.map(({ sound: audio, title, language }) => ({
      ...{ audio, title, language },
    }));
    return [...own, ...added];
  });
  /** Fetched only with a lesson that has a sound. */
  protected readonly player = resource({
    params: () => (this.sounds().length > 0 ? true : undefined),
    loader: async () => (await import('./audio-player')).AudioPlayer,
  });
  protected readonly sheet = signal<Sheet | undefined>(undefined);
  protected readonly drawn = resource({
    params: () => this.sheet(),
    loader: async ({ params: { kind, ...content } }) => ({
      face: await sheetFaces[kind](),
      inputs: { ...content, closed: () => this.sheet.set(undefined) },
    }),
  });

  protected readonly text = viewChild.required(LessonText);
  protected readonly end = viewChild.required<ElementRef<HTMLElement>>('end');
  readonly #stepId = computed(() => this.view().step.stepId);
  #openedAt = Date.now();
  readonly #finishedHere = signal(new Set<string>());
  protected readonly isDone = computed(
    () =>
      this.view().step.state === 'done' ||
      this.#finishedHere().has(this.#stepId()) ||
      this.#facts.doneHere().has(this.#stepId()),
  );
  protected readonly checkedMonth = computed(() => {
    const month = this.body().checked;
    if (!month) return null;
    const format = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
    return new Date(`${month}-01T00:00:00Z`).toLocaleDateString(this.#settings.language(), format);
  });

  constructor() {
    effect(() => {
      this.#stepId();
      untracked(() => this.#opened());
    });
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const watcher = new IntersectionObserver((entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#reachedEnd();
      });
      watcher.observe(this.end().nativeElement);
      destroyed.onDestroy(() => watcher.disconnect());
    });
  }

  protected toggleListening(): void {
    if (this.aloud.isSpeaking()) this.aloud.stop();
    else this.aloud.start([this.view().step.title, ...this.text().paragraphs()]);
  }

  /** The title is read first, so the text's paragraphs are one further. */
  protected readonly spoken = computed(() => {
    const at = this.aloud.at();
    return at === null ? null : at - 1;
  });

  /** Marks the lesson as done and goes to what follows in the module, or home. */
  protected async goOn(): Promise<void> {
    this.aloud.stop();
    this.#finish();
    const next = this.view().next;
    const isOpen = next && next.state !== 'locked';
    await this.#router.navigateByUrl(isOpen ? `/belajar/langkah/${next.stepId}` : '/belajar');
  }

  #opened(): void {
    this.#openedAt = Date.now();
    this.aloud.stop();
    const { membershipId, step } = this.view();
    const fact = { kind: 'lesson_opened', stepId: step.stepId, payload: {} } as const;
    this.#facts.add(membershipId, fact, { title: step.title });
  }

  #reachedEnd(): void {
    const needed = this.view().step.minutes * 60_000 * READ_SHARE;
    if (Date.now() - this.#openedAt >= needed) this.#finish();
  }

  #finish(): void {
    if (this.isDone()) return;
    const { membershipId, step } = this.view();
    this.#finishedHere.update((done) => new Set(done).add(step.stepId));
    const fact = { kind: 'lesson_finished', stepId: step.stepId, payload: {} } as const;
    this.#facts.add(membershipId, fact, { title: step.title, isDone: true });
  }
}
