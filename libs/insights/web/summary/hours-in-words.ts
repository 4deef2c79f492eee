import { Language, formatMinutes } from '@pijar/shared/web';

/** “45 menit”, “5 jam”, “2,5 hari”: as exact as the size deserves. */
export function hoursInWords(hours: number, language: Language): string {
  if (hours < 1) return formatMinutes(hours * 60, language);
  if (hours < 36) return unit(Math.round(hours), 'hour', language);
  return unit(Math.round((hours / 24) * 2) / 2, 'day', language);
}

const unit = (amount: number, name: string, language: Language) =>
  new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'id-ID', {
    style: 'unit',
    unit: name,
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(amount);
