const grouped = /^\d{1,3}(\.\d{3})+(,\d+)?$/;
const groupedEnglish = /^\d{1,3}(,\d{3})+(\.\d+)?$/;
const plain = /^\d+([.,]\d+)?$/;

/**
 * Reads a number as people type it: `12000`, `12.000`, `Rp 12.000`, `12,5`, `1.5`, `200 botol`. Null when it is none.
 * `12,000` is twelve thousand: nobody here writes three decimals.
 */
export function readNumber(text: string): number | null {
  const bare = text
    .trim()
    .replace(/^rp\.?\s*/i, '')
    .replace(/\s*[a-z%/ ]+\.?$/i, '')
    .replace(/(\d)\s+(?=\d)/g, '$1');
  const sign = bare.startsWith('-') ? -1 : 1;
  const digits = bare.replace(/^[-+]\s*/, '');
  if (grouped.test(digits)) return sign * Number(digits.replaceAll('.', '').replace(',', '.'));
  if (groupedEnglish.test(digits)) return sign * Number(digits.replaceAll(',', ''));
  if (plain.test(digits)) return sign * Number(digits.replace(',', '.'));
  return null;
}
