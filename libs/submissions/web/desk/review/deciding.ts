import { Injectable, inject, signal } from '@angular/core';
import { ApiClient, Confirmation, ProblemText, Toasts, Words, problemOf } from '@pijar/shared/web';
import {
  Decision,
  DecisionView,
  FeedbackDraftView,
  LeaseView,
  ReviewView,
  decide,
} from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { newId } from '../../new-id';
import { levels } from '../../levels';
import { FeedbackDraft } from '../feedback/feedback-draft';
import { Gap, gapsOf, inputOf, standing } from '../feedback/feedback-words';
import { ReviewLease } from './review-lease';

/** What was sent; `elsewhere`: it was answered or superseded meanwhile, the page has to be read again. */
export type DecideEnd = DecisionView | 'kept' | 'elsewhere';

/** Returns or accepts a piece of work. */
@Injectable()
export class Deciding {
  readonly #api = inject(ApiClient);
  readonly #confirmation = inject(Confirmation);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #draft = inject(FeedbackDraft);
  readonly #lease = inject(ReviewLease);
  readonly #wanted = signal<Decision | null>(null);
  readonly #sending = signal<Decision | null>(null);
  /** One id for one answer, however often it has to be sent. */
  #decisionId = newId();

  /** The decision that is under way. */
  readonly sending = this.#sending.asReadonly();

  /** What was missing at the last press and still is. */
  gaps(review: ReviewView): Gap[] {
    const wanted = this.#wanted();
    return wanted ? gapsOf(review.rubric, this.#draft.words(), wanted) : [];
  }

  async decide(review: ReviewView, decision: Decision): Promise<DecideEnd> {
    if (this.#sending()) return 'kept';
    this.#wanted.set(decision);
    if (this.gaps(review).length > 0) return 'kept';
    if (decision === 'accepted' && !(await this.#isMeant(review))) return 'kept';
    this.#sending.set(decision);
    try {
      await this.#draft.rest();
      const body = {
        decisionId: this.#decisionId,
        attemptId: review.attempts[0].id,
        decision,
        ...inputOf(this.#draft.words()),
      };
      const params = { submissionId: review.submissionId };
      const sent = await firstValueFrom(this.#api.call(decide, { params, body }));
      this.#draft.forget();
      return sent;
    } catch (error) {
      const end = this.#failed(error);
      if (end === 'kept') this.#draft.resume();
      return end;
    } finally {
      this.#sending.set(null);
    }
  }

  /** Below the rubric's bar the coach may accept, but not by mistake. */
  async #isMeant({ rubric }: ReviewView): Promise<boolean> {
    const { points, most, isBelowPass } = standing(rubric, this.#draft.words().scores);
    if (!isBelowPass) return true;
    const level = this.#words.say(`submissions.level.${levels[rubric.passEach]}`);
    const isBelowTotal = points < rubric.passTotal;
    const { isConfirmed } = await this.#confirmation.ask({
      heading: this.#words.say('submissionsDesk.decide.belowAsk'),
      text: isBelowTotal
        ? this.#words.say('submissionsDesk.decide.belowText', {
            points,
            most,
            count: rubric.passTotal,
          })
        : this.#words.say('submissionsDesk.decide.belowEachText', { level }),
      confirm: this.#words.say('submissionsDesk.decide.accepted'),
    });
    return isConfirmed;
  }

  #failed(error: unknown): DecideEnd {
    const { kind, status, problem } = problemOf(error);
    const current = problem.current as
      { lease?: LeaseView | null; draft?: FeedbackDraftView; state?: string } | undefined;
    if (kind === 'lease-lost') {
      // The server kept the words as my draft; the page learns its version.
      if (current?.draft) this.#draft.meet(current.draft);
      this.#lease.lose(current?.lease ?? null);
      return current?.state === 'waiting' || current?.state === 'in_review' ? 'kept' : 'elsewhere';
    }
    if (kind === 'key-reused' || kind === 'attempt-superseded' || kind === 'already-decided') {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
      return 'elsewhere';
    }
    const isSilence = status === 0 || status >= 500;
    const text = isSilence
      ? this.#words.say('submissionsDesk.decide.failed')
      : this.#problems.of(error);
    this.#toasts.show(text, { tone: 'bad' });
    return 'kept';
  }
}
