import type { AnyShelves } from '@pijar/shared/phone';
import type { DeedFace } from '@pijar/shared/web';
import type { AttemptPayload } from '@pijar/submissions/phone';

/** How work that was handed in is shown in the list of what is not sent. Refused, it is mended on its own page. */
export function attemptFace({ payload }: { payload: unknown }): DeedFace {
  const { title, stepId, work } = payload as AttemptPayload;
  return {
    title,
    name: 'attempt',
    link: `/belajar/langkah/${stepId}`,
    kept: {
      load: () => import('./kept-copy').then((m) => m.KeptCopy),
      inputs: { work },
      remove: async (shelves: AnyShelves) => {
        const { forgetWork } = await import('./forget-work');
        await forgetWork(shelves, work);
      },
    },
  };
}

/** Below what is not sent: what was never handed in. */
export const worksHereSlot = {
  load: () => import('./works-here-slot').then((m) => m.WorksHere),
};
