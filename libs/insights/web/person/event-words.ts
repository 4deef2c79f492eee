import { TimelineEvent } from '@pijar/insights/contracts';

export interface EventWords {
  /** What happened. */
  what: string;
  /** The rest in a few words each: title, number, reason, by whom. */
  more: string[];
}

/** What learning writes down when a state follows from what she did: the head says it already. */
const ownReasons = new Set(['first-activity', 'programme-completed']);

type Say = (key: string, params?: Record<string, unknown>) => string;

/** An event of the timeline in words. */
export function eventWords(event: TimelineEvent, say: Say): EventWords {
  const { detail, title, actorName } = event;
  const more = [
    title,
    detail.attempt && detail.attempt > 1
      ? say('insights.event.attempt', { number: detail.attempt })
      : null,
    typeof detail.score === 'number'
      ? say('insights.event.quizScore', { score: detail.score })
      : null,
    detail.attendance ? say(`insights.event.attendance.${detail.attendance}`) : null,
    detail.reason && !ownReasons.has(detail.reason) ? `“${detail.reason}”` : null,
    actorName ? say('insights.person.by', { name: actorName }) : null,
    detail.consent ? say(`insights.event.consent.${detail.consent}`) : null,
    detail.consent ? say(`insights.event.answer.${detail.answer ?? 'none'}`) : null,
  ];
  return { what: headOf(event, say), more: more.filter((part) => part !== null) };
}

function headOf({ kind, detail, actorName }: TimelineEvent, say: Say): string {
  if (kind === 'work-sent' && actorName) return say('insights.event.workSentFor');
  if (kind !== 'membership-changed') return say(`insights.event.${kind}`);
  if (detail.toCohort) {
    return say('insights.event.moved', { from: detail.fromCohort, to: detail.toCohort });
  }
  if (!detail.from) return say('insights.event.joined');
  return say('insights.event.changedTo', { state: say(`insights.state.${detail.to}`) });
}
