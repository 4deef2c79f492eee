import { Language, intlTag } from '../language/language';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Where Intl says “sekarang”, which reads as a time to come. */
const JUST_NOW: Record<Language, string> = { id: 'baru saja', en: 'just now' };

export type DateStyle = 'short' | 'month' | 'day' | 'long' | 'time' | 'moment';

const DATE_STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  moment: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
};

/** Makes each Intl formatter once: they are slow to build on a cheap phone. */
const cached = <T>(make: (key: string) => T) => {
  const made = new Map<string, T>();
  return (key: string): T => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
};

const dateFormat = cached((key) => {
  const [language, zone, style] = key.split('|');
  return new Intl.DateTimeFormat(intlTag(language as Language), {
    ...DATE_STYLES[style as DateStyle],
    timeZone: zone,
  });
});
const relativeFormat = cached(
  (language) => new Intl.RelativeTimeFormat(intlTag(language as Language), { numeric: 'auto' }),
);
const minuteFormat = cached((key) => {
  const [language, unit] = key.split('|');
  return new Intl.NumberFormat(intlTag(language as Language), {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  });
});
const sizeFormat = cached((key) => {
  const [language, unit] = key.split('|');
  return new Intl.NumberFormat(intlTag(language as Language), {
    style: 'unit',
    unit,
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  });
});
const rupiahFormat = cached(
  (currency) =>
    new Intl.NumberFormat('id-ID', { style: 'currency', currency, maximumFractionDigits: 0 }),
);

/**
 * A day (`YYYY-MM-DD`, the same day in every zone) or an instant (ISO 8601, shown in the person's zone).
 * WIB, WITA and WIT are the zones of Indonesia; anything that is no date gives an empty text.
 */
export function formatDate(
  value: string | number | Date,
  style: DateStyle,
  language: Language,
  zone: string,
): string {
  const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return '';
  return dateFormat(`${language}|${isDay ? 'UTC' : zone}|${style}`).format(date);
}

/** “5 menit yang lalu”, “kemarin”, “dalam 2 hari”; days are calendar days in the person's zone. */
export function formatAgo(instant: number, now: number, language: Language, zone: string): string {
  const format = relativeFormat(language);
  const distance = instant - now;
  const size = Math.abs(distance);
  if (size < MINUTE) return distance > 0 ? format.format(0, 'second') : JUST_NOW[language];
  if (size < HOUR) return format.format(Math.trunc(distance / MINUTE), 'minute');
  const days = calendarDay(instant, zone) - calendarDay(now, zone);
  if (days === 0 || size < 6 * HOUR) return format.format(Math.trunc(distance / HOUR), 'hour');
  if (Math.abs(days) < 14) return format.format(days, 'day');
  if (Math.abs(days) < 60) return format.format(Math.trunc(days / 7), 'week');
  if (Math.abs(days) < 700) return format.format(Math.trunc(days / 30), 'month');
  return format.format(Math.trunc(days / 365), 'year');
}

/** Days since 1970 of the calendar on the wall in that zone. */
function calendarDay(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(instant);
  return Math.round(Date.parse(`${parts}T00:00:00Z`) / DAY);
}

/** “4 menit”, “1 jam 20 menit”. */
export function formatMinutes(minutes: number, language: Language): string {
  const whole = Math.max(0, Math.round(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  const parts = [
    hours > 0 ? minuteFormat(`${language}|hour`).format(hours) : '',
    rest > 0 || hours === 0 ? minuteFormat(`${language}|minute`).format(rest) : '',
  ];
  return parts.filter(Boolean).join(' ');
}

/** “Rp150.000”: whole rupiah, always with Indonesian dots, because that is what is printed on the money. */
export const formatRupiah = (amount: number): string => rupiahFormat('IDR').format(amount);

/** “312 kB”, “2,4 MB”, in thousands as phones count. */
export function formatFileSize(bytes: number, language: Language): string {
  if (bytes >= 999_500) return sizeFormat(`${language}|megabyte`).format(bytes / 1_000_000);
  const kilobytes = bytes > 0 ? Math.max(1, Math.round(bytes / 1_000)) : 0;
  return sizeFormat(`${language}|kilobyte`).format(kilobytes);
}
