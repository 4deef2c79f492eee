import { TimelineEvent } from '@pijar/insights/contracts';
import { eventWords } from './event-words';
import { joinLessons } from './join-lessons';

const event = (kind: TimelineEvent['kind'], more: Partial<TimelineEvent> = {}): TimelineEvent => ({
  key: kind + (more.title ?? ''),
  at: '2026-11-18T02:00:00.000Z',
  kind,
  title: null,
  actorName: null,
  detail: {},
  ...more,
});
const say = (key: string, params?: Record<string, unknown>) =>
  [key, ...Object.values(params ?? {})].join(' ');

describe('an event in words', () => {
  it('names the state, the reason and who did it', () => {
    const paused = event('membership-changed', {
      actorName: 'Bu Rohana',
      detail: { from: 'active', to: 'paused', reason: 'sakit' },
    });
    expect(eventWords(paused, say)).toEqual({
      what: 'insights.event.changedTo insights.state.paused',
      more: ['“sakit”', 'insights.person.by Bu Rohana'],
    });
  });

  it('names both cohorts of a move, and the beginning', () => {
    const moved = event('membership-changed', {
      detail: { from: 'active', to: 'active', fromCohort: 'Satu', toCohort: 'Dua' },
    });
    expect(eventWords(moved, say).what).toBe('insights.event.moved Satu Dua');
    const joined = event('membership-changed', { detail: { from: null, to: 'invited' } });
    expect(eventWords(joined, say).what).toBe('insights.event.joined');
  });

  it('says when somebody sent the work for her, and which try it was', () => {
    const sent = event('work-sent', { title: 'Tugas', actorName: 'Retno', detail: { attempt: 2 } });
    expect(eventWords(sent, say)).toEqual({
      what: 'insights.event.workSentFor',
      more: ['Tugas', 'insights.event.attempt 2', 'insights.person.by Retno'],
    });
  });

  it('says how she agreed to it, and what she says of it', () => {
    const words = (answer: 'confirmed' | null) =>
      eventWords(event('work-sent', { detail: { consent: 'phone', answer } }), say).more;
    expect(words(null)).toEqual(['insights.event.consent.phone', 'insights.event.answer.none']);
    expect(words('confirmed')[1]).toBe('insights.event.answer.confirmed');
  });

  it('keeps to itself what the product noted as a reason', () => {
    const begun = event('membership-changed', {
      detail: { from: 'invited', to: 'active', reason: 'first-activity' },
    });
    expect(eventWords(begun, say).more).toEqual([]);
  });
});

describe('lessons one after the other', () => {
  it('become one line; others stay lines of their own', () => {
    const joined = joinLessons([
      event('lesson-finished', { title: 'A' }),
      event('lesson-finished', { title: 'B' }),
      event('quiz-finished', { title: 'C' }),
      event('lesson-finished', { title: 'D' }),
    ]);
    expect(joined.map(({ kind, title }) => [kind, title])).toEqual([
      ['lesson-finished', 'A, B'],
      ['quiz-finished', 'C'],
      ['lesson-finished', 'D'],
    ]);
  });
});
