import {
  Component,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  ACCOUNT,
  AgoPipe,
  Confirmation,
  ErrorState,
  Icon,
  Pill,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import { Decision, ReviewView, SentDecisionView, showReview } from '@pijar/submissions/contracts';
import { EnteredLine } from '../../acting/entered-line';
import { FeedbackCard } from '../../hand-in/feedback/feedback-card';
import { FeedbackDraft } from '../feedback/feedback-draft';
import { isBlankWords, isSameWords } from '../feedback/feedback-words';
import { WordsCard } from '../feedback/words-card';
import { LeaseClock } from '../lease-clock';
import { reviewDeedOf } from '../keys/keys';
import { ReviewNotesPanel } from '../notes/review-notes';
import { OwnPhrases } from '../phrases/own-phrases';
import { QueueFilter } from '../queue/queue-filter';
import { SentDecisions } from '../sent/sent-decisions';
import { Shortcuts } from '../shortcuts';
import { WaitingDays } from '../waiting-days';
import { WorkView } from '../work/work-view';
import { AttemptTabs } from './attempt-tabs';
import { CorrectionForm } from './correction-form';
import { RestrictDialog } from '../../safeguarding/restrict-dialog';
import { SinceLastTime } from './since-last-time';
import { Deciding } from './deciding';
import { FeedbackForm } from './feedback-form';
import { FeedbackSlots } from './feedback-slots';
import { hearOfOthers } from './hear-of-others';
import { ReviewLease } from './review-lease';
import { ReviewMarks } from './review-marks';
import { ReviewWalk } from './review-walk';

/** One piece of work: left what was handed in, right what is said of it; after the answer the next one comes. */
@Component({
  selector: 'pijar-review',
  imports: [
    RouterLink,
    TranslocoDirective,
    AgoPipe,
    ErrorState,
    Icon,
    Pill,
    Skeleton,
    AttemptTabs,
    CorrectionForm,
    RestrictDialog,
    SinceLastTime,
    EnteredLine,
    FeedbackCard,
    FeedbackForm,
    FeedbackSlots,
    LeaseClock,
    ReviewNotesPanel,
    WaitingDays,
    WordsCard,
    WorkView,
  ],
  providers: [ReviewLease, FeedbackDraft, ReviewMarks, ReviewWalk, Deciding, OwnPhrases],
  templateUrl: './review.html',
  styleUrl: './review.css',
  host: { '(document:keydown)': 'onKey($event)' },
})
export class Review {
  readonly submissionId = input.required<string>();
  readonly filter = input<QueueFilter>({});

  readonly #injector = inject(Injector);
  readonly #walk = inject(ReviewWalk);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #problems = inject(ProblemText);
  readonly #confirmation = inject(Confirmation);
  readonly #deciding = inject(Deciding);
  readonly #phrases = inject(OwnPhrases);
  readonly #shortcuts = inject(Shortcuts);
  readonly #account = inject(ACCOUNT);
  private readonly form = viewChild(FeedbackForm);
  protected readonly sent = inject(SentDecisions);
  protected readonly lease = inject(ReviewLease);
  protected readonly draft = inject(FeedbackDraft);
  protected readonly marking = inject(ReviewMarks);

  protected readonly review = resourceOf(showReview, () => ({
    params: { submissionId: this.submissionId() },
  }));
  protected readonly attemptAt = signal(0);
  protected readonly attempt = computed(() =>
    this.review.hasValue() ? this.review.value().attempts[this.attemptAt()] : undefined,
  );
  /** The try before the one that is shown. */
  protected readonly earlier = computed(() =>
    this.review.hasValue() ? this.review.value().attempts[this.attemptAt() + 1] : undefined,
  );
  protected readonly isRestricting = signal(false);
  /** True once I held it: my words stay on the page whatever becomes of the lease. */
  protected readonly isWriting = signal(false);
  protected readonly isDecided = computed(
    () => this.review.hasValue() && ['returned', 'accepted'].includes(this.review.value().state),
  );
  protected readonly answer = computed(() =>
    this.review.hasValue() ? this.review.value().attempts[0].feedback : null,
  );
  /** My words, when somebody else's answer went out instead. */
  protected readonly unsent = computed(() => {
    const answer = this.answer();
    const words = this.draft.words();
    const isMine = !answer || isBlankWords(words) || isSameWords(words, answer);
    return this.isWriting() && !isMine ? words : null;
  });

  /** An officer gave it to somebody else. */
  protected readonly keptForOther = computed(() => {
    const kept = this.review.hasValue() ? this.review.value().keptFor : null;
    return kept?.id === this.#account.id() ? null : kept;
  });
  /** The newest try is marked while something can still be said of it; of the others it is shown what was. */
  protected readonly canMark = computed(() => {
    if (this.attemptAt() > 0 || !this.review.hasValue()) return false;
    const isOpen = !this.isDecided() && !this.review.value().sentDecision;
    return this.marking.isCorrecting() || (this.isWriting() && isOpen);
  });
  protected readonly marks = computed(() => this.marking.over(this.attempt(), this.canMark()));

  constructor() {
    hearOfOthers({
      shown: () => (this.review.hasValue() ? this.review.value() : undefined),
      // Time that ran out is for the lease itself to begin anew.
      holder: () => (this.lease.state() === 'ended' ? undefined : this.lease.lease()?.holder.id),
      isBusy: () => this.lease.isBusy() || this.#deciding.sending() !== null,
      show: (review) => {
        this.lease.hear(review.lease);
        this.review.set(review);
      },
      close: () => void this.#close(),
    });
    effect(() => {
      if (!this.review.hasValue()) return;
      const review = this.review.value();
      untracked(() => this.#hear(review));
    });
    effect(() => {
      const lease = this.lease.lease();
      if (!this.lease.isMine() || !lease) return;
      untracked(() => this.#begin(lease.holder.id));
    });
    effect(() => {
      const lease = this.draft.heardLease();
      if (lease !== undefined) untracked(() => this.lease.hear(lease));
    });
  }

  protected async claim(): Promise<void> {
    await this.#try(() => this.lease.claim());
  }

  protected async takeOver(): Promise<void> {
    const name = this.lease.lease()?.holder.name ?? '';
    const { isConfirmed } = await this.#confirmation.ask({
      heading: this.#words.say('submissionsDesk.review.takeOverAsk', { name }),
      text: this.#words.say('submissionsDesk.review.takeOverText', { name }),
      confirm: this.#words.say('submissionsDesk.review.takeOver'),
    });
    if (isConfirmed) await this.#try(() => this.lease.takeOver());
  }

  protected async handBack(): Promise<void> {
    await this.draft.save();
    await this.#try(async () => {
      await this.lease.handBack();
      this.#toasts.show(this.#words.say('submissionsDesk.review.handedBack'), { tone: 'plain' });
      await this.#walk.toQueue(this.filter());
    });
  }

  protected async decide(decision: Decision): Promise<void> {
    const review = this.review.value();
    if (!review) return;
    const end = await this.#deciding.decide(review, decision);
    if (end === 'elsewhere') this.review.reload();
    else if (end !== 'kept') await this.#walk.onFrom(review, end, this.filter());
    else afterNextRender(() => this.form()?.focusGap(), { injector: this.#injector });
  }

  /** It is out of her sight from here on: nothing of it stays on the page. */
  protected async restricted(): Promise<void> {
    this.isRestricting.set(false);
    await this.#walk.toQueue(this.filter());
  }

  protected corrected(): void {
    this.marking.endCorrecting();
    this.review.reload();
  }

  protected async takeBack({ decisionId }: SentDecisionView): Promise<void> {
    await this.sent.takeBack(this.submissionId(), decisionId);
    this.review.reload();
  }

  protected onKey(event: KeyboardEvent): void {
    const key = this.#shortcuts.keyOf(event) ?? '';
    const deed = reviewDeedOf(key);
    if (!deed) return;
    event.preventDefault();
    const form = this.form();
    if (deed === 'score') form?.press(key);
    else if (deed === 'nextCriterion') form?.walk(1);
    else if (deed === 'previousCriterion') form?.walk(-1);
    else if (deed === 'writeGood') form?.write('good');
    else if (deed === 'writeChange') form?.write('change');
    else if (deed === 'return') form?.aim('returned');
    else if (deed === 'accept') form?.aim('accepted');
    else if (deed === 'claim' && this.lease.state() === 'free') void this.claim();
    else if (deed === 'next' && !this.isWriting()) void this.#walk.takeNext(this.filter());
  }

  #hear(review: ReviewView): void {
    this.lease.open(review.submissionId, review.lease);
    this.#phrases.hear(review.phrases);
    if (this.isWriting()) this.draft.meet(review.draft);
  }

  #begin(reviewerId: string): void {
    const review = this.review.value();
    if (!review || this.isWriting()) return;
    this.draft.open(review, reviewerId);
    this.isWriting.set(true);
  }

  /** Her words are her draft still, and go along to whoever reads it next. */
  async #close(): Promise<void> {
    this.#toasts.show(this.#words.say('submissionsDesk.review.closed'), { tone: 'plain' });
    // What she filtered by may be the cohort that is not hers any more.
    await this.#walk.toQueue({});
  }

  async #try(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    }
    this.review.reload();
  }
}
