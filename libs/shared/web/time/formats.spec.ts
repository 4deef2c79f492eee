import { formatAgo, formatDate, formatFileSize, formatMinutes, formatRupiah } from './formats';

const plain = (text: string) => text.replace(/\s/g, ' ');
const at = (iso: string) => Date.parse(iso);
const NOW = at('2026-08-12T10:00:00Z'); // 18.00 in Makassar (WITA)

describe('formatAgo', () => {
  it.each([
    ['2026-08-12T09:59:40Z', 'baru saja'],
    ['2026-08-12T09:55:00Z', '5 menit yang lalu'],
    ['2026-08-12T07:00:00Z', '3 jam yang lalu'],
    ['2026-08-11T12:00:00Z', 'kemarin'],
    ['2026-08-02T10:00:00Z', '10 hari yang lalu'],
    ['2026-07-20T10:00:00Z', '3 minggu yang lalu'],
    ['2026-04-12T10:00:00Z', '4 bulan yang lalu'],
    ['2026-08-13T10:00:00Z', 'besok'],
    ['2026-08-15T10:00:00Z', 'dalam 3 hari'],
  ])('says of %s: %s', (instant, words) => {
    expect(formatAgo(at(instant), NOW, 'id', 'Asia/Makassar')).toBe(words);
  });

  it('counts days by the calendar of the place, not by 24 hours', () => {
    // 16.30 UTC is 23.30 the day before in Jakarta, and 01.30 of the same day in Jayapura.
    const instant = at('2026-08-11T16:30:00Z');
    expect(formatAgo(instant, NOW, 'id', 'Asia/Jakarta')).toBe('kemarin');
    expect(formatAgo(instant, NOW, 'id', 'Asia/Jayapura')).toBe('17 jam yang lalu');
  });

  it('speaks English', () => {
    expect(formatAgo(at('2026-08-12T09:59:00Z'), NOW, 'en', 'UTC')).toBe('1 minute ago');
  });
});

describe('formatDate', () => {
  it('shows an instant in the zone of the person', () => {
    const instant = '2026-08-12T17:30:00Z';
    expect(plain(formatDate(instant, 'time', 'id', 'Asia/Jakarta'))).toBe('00.30');
    expect(plain(formatDate(instant, 'long', 'id', 'Asia/Jayapura'))).toBe(
      'Kamis, 13 Agustus 2026',
    );
    expect(plain(formatDate(instant, 'long', 'en', 'UTC'))).toBe('Wednesday, 12 August 2026');
  });

  it('leaves a day where it is', () => {
    expect(formatDate('2026-08-12', 'short', 'id', 'Asia/Jayapura')).toBe('12 Agu 2026');
    expect(formatDate('2026-08-12', 'short', 'id', 'America/Lima')).toBe('12 Agu 2026');
  });

  it('is empty for what is no date', () => {
    expect(formatDate('soon', 'short', 'id', 'UTC')).toBe('');
  });
});

describe('amounts', () => {
  it('says minutes as hours and minutes', () => {
    expect([0, 4, 60, 80.4].map((minutes) => plain(formatMinutes(minutes, 'id')))).toEqual([
      '0 menit',
      '4 menit',
      '1 jam',
      '1 jam 20 menit',
    ]);
    expect(formatMinutes(61, 'en')).toBe('1 hour 1 minute');
  });

  it('writes rupiah without cents', () => {
    expect(plain(formatRupiah(1_250_000))).toBe('Rp 1.250.000');
  });

  it('writes sizes as phones do', () => {
    const sizes = [0, 12, 312_400, 999_600, 25_000_000];
    expect(sizes.map((bytes) => plain(formatFileSize(bytes, 'id')))).toEqual([
      '0 kB',
      '1 kB',
      '312 kB',
      '1 MB',
      '25 MB',
    ]);
  });
});
