/** One thing in a calendar. */
export interface CalendarEntry {
  /** The same for every version of it. */
  uid: string;
  /** Grows with every change, so that a calendar knows which is newer. */
  sequence: number;
  startsAt: Date;
  endsAt: Date;
  title: string;
  description: string;
  place: string | null;
  link: string | null;
  isCancelled: boolean;
}

/**
 * A calendar file of one entry (RFC 5545): times in UTC, so that every clock shows its own; lines folded at 75 octets and ended by
 * CRLF.
 * @param stampedAt when it was written
 */
export function calendarText(entry: CalendarEntry, stampedAt: Date): string {
  const where = [entry.place, entry.link].filter(Boolean).join(' ');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Pijar//Pijar LMS//ID',
    'CALSCALE:GREGORIAN',
    `METHOD:${entry.isCancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${utc(stampedAt)}`,
    `DTSTART:${utc(entry.startsAt)}`,
    `DTEND:${utc(entry.endsAt)}`,
    `SUMMARY:${escaped(entry.title)}`,
    ...(entry.description ? [`DESCRIPTION:${escaped(entry.description)}`] : []),
    ...(where ? [`LOCATION:${escaped(where)}`] : []),
    ...(entry.link ? [`URL:${entry.link}`] : []),
    `STATUS:${entry.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20330310T050000Z` */
const utc = (at: Date): string => `${at.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

/** TEXT of RFC 5545, 3.3.11: backslash, semicolon, comma and line ends are escaped, other control characters have no place. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

const most = 75;

/** A line of more than 75 octets goes on in the next after a space; never within a character. */
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > most) {
      text += '\r\n ';
      octets = 1;
    }
    text += sign;
    octets += size;
  }
  return text;
}
