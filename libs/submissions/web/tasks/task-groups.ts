import { HandInSummary } from '@pijar/submissions/contracts';

export const groupNames = ['returned', 'todo', 'waiting', 'accepted'] as const;
export type GroupName = (typeof groupNames)[number];

export interface TaskGroup {
  name: GroupName;
  items: HandInSummary[];
}

/** What asks for her first: returned work, then what is due, then what waits, then what is done. Empty groups are left out. */
export function taskGroups(items: readonly HandInSummary[]): TaskGroup[] {
  return groupNames
    .map((name) => ({ name, items: items.filter((item) => groupOf(item) === name) }))
    .map((group) => (group.name === 'todo' ? { ...group, items: byDueDate(group.items) } : group))
    .filter((group) => group.items.length > 0);
}

function groupOf({ state, stepState }: HandInSummary): GroupName {
  if (state === 'accepted' || stepState === 'done') return 'accepted';
  if (state === 'returned') return 'returned';
  return state === 'sent' || state === 'being_read' ? 'waiting' : 'todo';
}

/** The earliest first, those without a date last. */
const byDueDate = (items: HandInSummary[]) =>
  [...items].sort((one, other) => (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9'));
