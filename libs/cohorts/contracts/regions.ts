export const timeZones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export type TimeZone = (typeof timeZones)[number];

export interface Region {
  /** Official code of the kabupaten (Permendagri 72/2019 and its updates), e.g. 52.03. */
  code: string;
  name: string;
  province: string;
}

/** The kabupaten where the programme has run or is planned; elsewhere a cohort names its place in free words. */
export const regions: readonly Region[] = [
  { code: '53.06', name: 'Flores Timur', province: 'Nusa Tenggara Timur' },
  { code: '35.09', name: 'Jember', province: 'Jawa Timur' },
  { code: '32.15', name: 'Karawang', province: 'Jawa Barat' },
  { code: '52.03', name: 'Lombok Timur', province: 'Nusa Tenggara Barat' },
  { code: '35.07', name: 'Malang', province: 'Jawa Timur' },
  { code: '35.02', name: 'Ponorogo', province: 'Jawa Timur' },
  { code: '33.07', name: 'Wonosobo', province: 'Jawa Tengah' },
];

export const regionOf = (code: string | null): Region | undefined =>
  regions.find((region) => region.code === code);

/** First two digits of a region code: provinces outside western Indonesian time. */
const central = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']);
const eastern = new Set(['81', '82', '91', '92', '93', '94', '95', '96', '97']);

/** The time zone of a region's province; western Indonesian time where no region is named. */
export function timeZoneOf(regionCode: string | null): TimeZone {
  const province = regionCode?.slice(0, 2) ?? '';
  if (central.has(province)) return 'Asia/Makassar';
  return eastern.has(province) ? 'Asia/Jayapura' : 'Asia/Jakarta';
}
