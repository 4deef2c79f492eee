import {
  Component,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
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
import {
  Scores,
  SecondReadingView,
  passSecondReading,
  sendSecondScores,
  showSecondReading,
} from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { standing } from '../../desk/feedback/feedback-words';
import { RubricForm } from '../../desk/feedback/rubric-form';
import { WorkView } from '../../desk/work/work-view';
import { SideBySide } from '../parts/side-by-side';

/** /pendamping/bacaan-kedua/:readingId: the work and the rubric; what was said first once her scores are sent. */
@Component({
  selector: 'pijar-second-reading-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    Card,
    ErrorState,
    Icon,
    RubricForm,
    SideBySide,
    Skeleton,
    WorkView,
  ],
  templateUrl: './reading-page.html',
  styleUrl: '../parts/reading.css',
})
export class SecondReadingPage {
  readonly readingId = input.required<string>();

  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  private readonly sendButton = viewChild<ElementRef<HTMLElement>>('sendButton');

  protected readonly read = resourceOf(showSecondReading, () => ({ params: this.#params() }));
  protected readonly shown = linkedSignal<SecondReadingView | undefined>(() =>
    this.read.hasValue() ? this.read.value() : undefined,
  );
  protected readonly scores = signal<Scores>({});
  protected readonly isChecked = signal(false);
  protected readonly isBusy = signal(false);

  protected score({ code, points }: { code: string; points: number }): void {
    this.scores.update((scores) => ({ ...scores, [code]: points }));
  }

  protected focusSend(): void {
    this.sendButton()?.nativeElement.focus();
  }

  protected async send(): Promise<void> {
    const shown = this.shown();
    if (!shown || this.isBusy()) return;
    if (!standing(shown.rubric, this.scores()).isScored) {
      this.isChecked.set(true);
      this.#toasts.show(this.#words.say('submissionsGrading.try.missing'), { tone: 'bad' });
      return;
    }
    await this.#do(async () => {
      const body = { scores: this.scores() };
      const sent = this.#api.call(sendSecondScores, { params: this.#params(), body });
      this.shown.set(await firstValueFrom(sent));
    });
  }

  protected async pass(): Promise<void> {
    await this.#do(async () => {
      await firstValueFrom(this.#api.call(passSecondReading, { params: this.#params() }));
      await this.#router.navigate(['/pendamping/bacaan-kedua']);
    });
  }

  async #do(deed: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await deed();
    } catch (error) {
      const { kind, problem } = problemOf(error);
      if (kind === 'already-scored') this.shown.set(problem.current as SecondReadingView);
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    } finally {
      this.isBusy.set(false);
    }
  }

  #params() {
    return { readingId: this.readingId() };
  }
}
