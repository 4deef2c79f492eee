import { Language, intlTag } from '@pijar/shared/web';

const DAY_MS = 86_400_000;

/** Calendar day (`YYYY-MM-DD`) of an instant in an IANA zone. */
export const dayIn = (instant: number, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(instant);

/** Days from today until `day`: 0 today, negative when it has passed. */
export const daysUntil = (day: string, now: number, zone: string): number =>
  Math.round((Date.parse(day) - Date.parse(dayIn(now, zone))) / DAY_MS);

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** “Rabu, 25 November”, or “25 Nov” when short; the year goes without saying. */
export function dayWords(day: string, language: Language, isShort = false): string {
  const key = `${language}${isShort}`;
  const options: Intl.DateTimeFormatOptions = isShort
    ? { day: 'numeric', month: 'short' }
    : { weekday: 'long', day: 'numeric', month: 'long' };
  const format =
    dayFormats.get(key) ??
    new Intl.DateTimeFormat(intlTag(language), { ...options, timeZone: 'UTC' });
  dayFormats.set(key, format);
  return format.format(Date.parse(day));
}
