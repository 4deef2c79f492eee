import { calendarText, type CalendarEntry } from './calendar-text';

const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: '0190-a@pijar',
  sequence: 3,
  startsAt: new Date('2033-03-10T13:00:00+08:00'),
  endsAt: new Date('2033-03-10T14:30:00+08:00'),
  title: 'Harga jual',
  description: '',
  place: null,
  link: null,
  isCancelled: false,
  ...more,
});
const at = new Date('2033-01-02T03:04:05.678Z');
const linesOf = (more: Partial<CalendarEntry> = {}) =>
  calendarText(entry(more), at).replaceAll('\r\n ', '').split('\r\n');

it('says times in UTC, which version it is, and ends every line with CRLF', () => {
  expect(calendarText(entry(), at)).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Pijar//Pijar LMS//ID',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:0190-a@pijar',
      'SEQUENCE:3',
      'DTSTAMP:20330102T030405Z',
      'DTSTART:20330310T050000Z',
      'DTEND:20330310T063000Z',
      'SUMMARY:Harga jual',
      'STATUS:CONFIRMED',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});

it('is the same instant whatever clock it was planned by', () => {
  const wib = linesOf({ startsAt: new Date('2033-03-10T12:00:00+07:00') });
  expect(wib).toContain('DTSTART:20330310T050000Z');
});

it('escapes what has a meaning, and lets no line of its own be written by a title', () => {
  const lines = linesOf({ title: 'Modal, harga; \\ untung\r\nEND:VEVENT\nX:\u0007y' });
  expect(lines).toContain('SUMMARY:Modal\\, harga\\; \\\\ untung\\nEND:VEVENT\\nX:y');
  expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
});

it('folds at 75 octets, never within a character', () => {
  const title = `${'é'.repeat(60)}${'👩🏽‍🌾'.repeat(10)}`;
  const text = calendarText(entry({ title }), at);
  const raw = text.split('\r\n');
  expect(Math.max(...raw.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(raw.every((line) => !line.includes('\ufffd'))).toBe(true);
  expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}\r\n`);
});

it('cancels with the same name and a later version', () => {
  const lines = linesOf({ isCancelled: true, sequence: 4 });
  expect(lines).toEqual(
    expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'UID:0190-a@pijar', 'SEQUENCE:4']),
  );
});

it('says where, with the link', () => {
  const lines = linesOf({ place: 'Balai Desa, Aikmel', link: 'https://meet.example.org/a?b=1,2' });
  expect(lines).toContain('LOCATION:Balai Desa\\, Aikmel https://meet.example.org/a?b=1\\,2');
  expect(lines).toContain('URL:https://meet.example.org/a?b=1,2');
});
