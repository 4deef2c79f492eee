import { inject } from '@angular/core';
import { ApiClient, problemOf } from '@pijar/shared/web';
import { ReviewView, showReview } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { QueueNews } from '../live/queue-news';

/** The page that hears. */
export interface OpenReview {
  shown(): ReviewView | undefined;
  /** Who holds the work as far as the page knows. */
  holder(): string | undefined;
  /** She is claiming or sending: what comes of it, her own answer says. */
  isBusy(): boolean;
  show(review: ReviewView): void;
  /** She may not see it any more: she was taken off the cohort, or the work was put out of everybody's sight. */
  close(): void;
}

/**
 * Shows at once what others did to the work that is open: taken over, given to somebody, answered, sent anew. A page that nothing
 * happened to is not touched, so that no recording stops and nothing that she opened closes. Call it where things are injected.
 */
export function hearOfOthers(page: OpenReview): void {
  const api = inject(ApiClient);
  inject(QueueNews).listen(async (moved) => {
    const submissionId = page.shown()?.submissionId;
    if (!submissionId || (moved && !moved.has(submissionId))) return;
    const call = api.call(showReview, { params: { submissionId } });
    const now = await firstValueFrom(call).catch((error) =>
      problemOf(error).status === 404 ? undefined : null,
    );
    const before = page.shown();
    if (now === null || page.isBusy() || before?.submissionId !== submissionId) return;
    if (!now) page.close();
    else if (isOther(before, now, page.holder())) page.show(now);
  });
}

function isOther(before: ReviewView, now: ReviewView, holder: string | undefined): boolean {
  return (
    now.lease?.holder.id !== holder ||
    now.keptFor?.id !== before.keptFor?.id ||
    now.attempts[0].id !== before.attempts[0].id ||
    now.sentDecision?.decisionId !== before.sentDecision?.decisionId ||
    isAnswered(now) !== isAnswered(before)
  );
}

const isAnswered = ({ state }: ReviewView): boolean => state === 'returned' || state === 'accepted';
