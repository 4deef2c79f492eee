import type { ContactView, MessageView } from '@pijar/mentoring/contracts';
import { MESSAGE_KIND } from '@pijar/mentoring/phone';
import type { Entry, ReceivedNote } from '@pijar/shared/phone';
import { daysOf, lineOf, notSent, withReceived } from './talk-days';

const message = (turn: number, sentAt: string, more: Partial<MessageView> = {}): MessageView => ({
  ...{ id: `m${turn}`, turn, by: 'coach', isMine: false, authorName: 'Bu Aini' },
  ...{ text: `pesan ${turn}`, files: [], sentAt, isRead: false, isTrusted: false, ...more },
});
const contact = (on: string): ContactView => ({
  ...{ id: on, channel: 'met', on, notedBy: 'Bu Aini', notedAt: `${on}T10:00:00Z` },
});
const note = (id: string, receipt: unknown, membershipId = 'her'): ReceivedNote => ({
  ...{ id, kind: MESSAGE_KIND, payload: { membershipId }, receipt, receivedAt: '' },
});

describe('a conversation on the screen', () => {
  it('has what was taken in since the server was last asked, once', () => {
    const known = [message(1, '2026-03-01T01:00:00Z'), message(2, '2026-03-01T02:00:00Z')];
    const [three, four] = [3, 4].map((turn) => message(turn, '2026-03-01T03:00:00Z'));
    const received = [note('m4', four), note('m3', three), note('m1', known[0]), note('x', null)];
    const other = note('m9', message(9, '2026-03-01T09:00:00Z'), 'another');
    expect(withReceived(known, [...received, other], 'her').map(({ turn }) => turn)).toEqual([
      1, 2, 3, 4,
    ]);
  });

  it('goes by the days of the place', () => {
    // 16.30 UTC is after midnight in Makassar.
    const lines = [message(1, '2026-03-01T15:30:00Z'), message(2, '2026-03-01T16:30:00Z')].map(
      lineOf,
    );
    const days = daysOf(
      lines,
      [contact('2026-03-02'), contact('2026-02-20')],
      false,
      'Asia/Makassar',
    );
    expect(days.map(({ day, lines, contacts }) => [day, lines.length, contacts.length])).toEqual([
      ['2026-02-20', 0, 1],
      ['2026-03-01', 1, 0],
      ['2026-03-02', 1, 1],
    ]);
  });

  it('keeps contacts back that belong to messages not shown yet', () => {
    const lines = [lineOf(message(60, '2026-03-01T01:00:00Z'))];
    const days = daysOf(lines, [contact('2026-01-01'), contact('2026-03-05')], true, 'UTC');
    expect(days.map(({ day }) => day)).toEqual(['2026-03-01', '2026-03-05']);
  });

  it('says of her own where they are, and nothing of the other’s', () => {
    expect(lineOf(message(1, '', { isMine: true })).state).toBe('sent');
    expect(lineOf(message(1, '', { isMine: true, isRead: true })).state).toBe('read');
    expect(lineOf(message(1, '', { isRead: true })).state).toBeNull();
  });

  it('has what lies on the phone, of this conversation alone', () => {
    const entry = (kind: string, membershipId: string) =>
      ({ kind, payload: { membershipId } }) as unknown as Entry;
    const entries = [
      entry(MESSAGE_KIND, 'her'),
      entry(MESSAGE_KIND, 'another'),
      entry('learning.fact', 'her'),
    ];
    expect(notSent(entries, 'her')).toEqual([
      { kind: MESSAGE_KIND, payload: { membershipId: 'her', itemIds: [] } },
    ]);
  });
});
