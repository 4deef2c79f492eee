import type { CheckInPayload } from './check-in-answer';

/** How it is shown in the list of what is not sent. */
export const checkInFace = ({ payload }: { payload: unknown }) => ({
  title: (payload as Partial<CheckInPayload>).title ?? '',
  name: 'checkIn',
  link: '/belajar/kabar',
});
