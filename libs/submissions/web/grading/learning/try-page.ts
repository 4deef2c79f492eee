import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  ApiClient,
  Card,
  ErrorState,
  Icon,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
  problemOf,
  resourceOf,
} from '@pijar/shared/web';
import { GradingTry, Scores, scoreSample, showGradingTry } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { standing } from '../../desk/feedback/feedback-words';
import { RubricForm } from '../../desk/feedback/rubric-form';
import { Agreement } from '../parts/agreement';
import { SideBySide } from '../parts/side-by-side';

/** /pendamping/belajar-menilai/:tryId: one sample after the other; what the lead gave comes after her own scores. */
@Component({
  selector: 'pijar-grading-try-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    Agreement,
    Card,
    ErrorState,
    Icon,
    RubricForm,
    SideBySide,
    Skeleton,
  ],
  templateUrl: './try-page.html',
  styleUrl: '../parts/reading.css',
})
export class TryPage {
  readonly tryId = input.required<string>();

  readonly #api = inject(ApiClient);
  readonly #injector = inject(Injector);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  private readonly send = viewChild<ElementRef<HTMLElement>>('send');

  protected readonly read = resourceOf(showGradingTry, () => ({ params: { tryId: this.tryId() } }));
  protected readonly shown = linkedSignal<GradingTry | undefined>(() =>
    this.read.hasValue() ? this.read.value() : undefined,
  );
  /** Which sample she looks at: the first that has no scores when she comes; after the last one, none. */
  protected readonly at = linkedSignal(() => {
    const samples = this.read.hasValue() ? this.read.value().samples : [];
    const next = samples.findIndex(({ scores }) => scores === null);
    return next < 0 ? samples.length : next;
  });
  protected readonly sample = computed(() => this.shown()?.samples[this.at()]);
  protected readonly scores = linkedSignal<number, Scores>({
    source: this.at,
    computation: () => ({}),
  });
  protected readonly isChecked = linkedSignal<number, boolean>({
    source: this.at,
    computation: () => false,
  });
  protected readonly isBusy = signal(false);

  protected score({ code, points }: { code: string; points: number }): void {
    this.scores.update((scores) => ({ ...scores, [code]: points }));
  }

  protected focusSend(): void {
    this.send()?.nativeElement.focus();
  }

  protected async compare(): Promise<void> {
    const [shown, sample] = [this.shown(), this.sample()];
    if (!shown || !sample || this.isBusy()) return;
    if (!standing(shown.rubric, this.scores()).isScored) {
      this.isChecked.set(true);
      this.#toasts.show(this.#words.say('submissionsGrading.try.missing'), { tone: 'bad' });
      return;
    }
    this.isBusy.set(true);
    try {
      const params = { tryId: shown.id, sampleCode: sample.code };
      const body = { scores: this.scores() };
      this.shown.set(await firstValueFrom(this.#api.call(scoreSample, { params, body })));
    } catch (error) {
      const { kind, problem } = problemOf(error);
      if (kind === 'already-scored') this.shown.set(problem.current as GradingTry);
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    } finally {
      this.isBusy.set(false);
    }
  }

  /** To the next sample without scores, or to the result. */
  protected goOn(): void {
    const samples = this.shown()?.samples ?? [];
    const next = samples.findIndex(({ scores }) => scores === null);
    this.at.set(next < 0 ? samples.length : next);
    afterNextRender(() => this.heading()?.nativeElement.focus(), { injector: this.#injector });
  }
}
