import type { ActionPayload } from './action-deed';

/** How it is shown in the list of what is not sent. */
export const actionFace = ({ payload }: { payload: unknown }) => ({
  title: (payload as Partial<ActionPayload>).what ?? '',
  name: 'action',
  link: '/belajar/kesepakatan',
});
