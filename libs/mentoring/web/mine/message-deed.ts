import { messageFace, type MessagePayload } from '@pijar/mentoring/phone';
import type { AnyShelves } from '@pijar/shared/phone';
import type { DeedFace } from '@pijar/shared/web';

/** How a message is shown in the list of what is not sent. One with files is mended on its own page. */
export function messageDeed({ payload }: { payload: unknown }): DeedFace {
  const { itemIds = [] } = payload as Partial<MessagePayload>;
  const face = messageFace({ payload });
  if (itemIds.length === 0) return face;
  return {
    ...face,
    kept: {
      load: () => import('../talk/files').then((m) => m.KeptFiles),
      inputs: { itemIds },
      remove: async (shelves: AnyShelves) => {
        const { forgetItems } = await import('../talk/files');
        await forgetItems(shelves, itemIds);
      },
    },
  };
}
