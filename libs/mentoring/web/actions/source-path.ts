import type { ActionView } from '@pijar/mentoring/contracts';

/** Where an agreement comes from, for whoever may look at it; null: nowhere that has a page of its own. */
export function sourcePath(
  { source, membershipId }: Pick<ActionView, 'source' | 'membershipId'>,
  isForStaff: boolean,
): string | null {
  if (!source?.isOpen) return null;
  const staffs = {
    review: `/pendamping/kiriman/${source.id}`,
    conversation: `/pendamping/obrolan/${membershipId}`,
    clinic: `/pendamping/klinik/${source.id}`,
  };
  const hers = {
    review: `/belajar/langkah/${source.stepId}`,
    conversation: '/saya/pendamping',
    clinic: '/belajar/klinik',
  };
  return (isForStaff ? staffs : hers)[source.type];
}
