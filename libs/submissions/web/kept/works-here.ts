import {
  WORDS,
  FILES,
  isMessageWork,
  type HandInShelves,
  type KeptFile,
  type KeptWords,
} from '@pijar/submissions/phone';
import { urlOf } from '@pijar/shared/contracts';
import type { Phone } from '@pijar/shared/web';
import { showHandIn, type HandInView } from '@pijar/submissions/contracts';
import { isBlank } from '../hand-in/draft/draft-merge';

/** Work with something on this phone that was never handed in, or came back. */
export interface WorkHere {
  /** `membership/step`. */
  work: string;
  stepId: string;
  /** What the assignment is called; empty where this phone never saw it. */
  title: string;
}

/** Her own assignments only: what staff enter for others is kept apart, and messages have their page. `underWay`: works that the outbox answers for. */
export async function worksHere(
  shelves: HandInShelves,
  phone: Pick<Phone, 'answer'>,
  underWay: ReadonlySet<string>,
): Promise<WorkHere[]> {
  const words = await shelves.all<KeptWords>(WORDS);
  const files = await shelves.all<KeptFile>(FILES);
  const works = new Set([
    ...words.filter(({ value }) => !isBlank(value.written)).map(({ id }) => id),
    ...files.filter(({ value }) => value.item.isHere).map(({ value }) => value.work),
  ]);
  const hers = [...works].filter(
    (work) => !work.startsWith('for/') && !isMessageWork(work) && !underWay.has(work),
  );
  return Promise.all(
    hers.map(async (work) => {
      const [membershipId, stepId] = work.split('/') as [string, string];
      const seen = await phone.answer(urlOf(showHandIn, { membershipId, stepId }));
      return { work, stepId, title: (seen as HandInView | undefined)?.step.title ?? '' };
    }),
  );
}
