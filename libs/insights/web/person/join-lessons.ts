import { TimelineEvent } from '@pijar/insights/contracts';

/** Lessons read one after the other become one line with all their titles: what people did with others stays in view. */
export function joinLessons(events: readonly TimelineEvent[]): TimelineEvent[] {
  return events.reduce<TimelineEvent[]>((joined, event) => {
    const last = joined.at(-1);
    if (last?.kind !== 'lesson-finished' || event.kind !== 'lesson-finished') {
      return [...joined, event];
    }
    const title = [last.title, event.title].filter(Boolean).join(', ');
    return [...joined.slice(0, -1), { ...last, title }];
  }, []);
}
