/** Days count from today: negative ones are over. */
export interface DemoAgreement {
  who: string;
  /** Username of whoever wrote it down. */
  coach: string;
  what: string;
  madeDaysAgo: number;
  dueInDays: number;
  isIntroduction?: boolean;
  moved?: { fromDueInDays: number; daysAgo: number; why: string };
  told?: { kind: 'done' | 'not_done'; daysAgo: number; note: string };
}

export const agreements: DemoAgreement[] = [
  {
    ...{ who: 'Mariani Astuti', coach: 'pendamping', madeDaysAgo: 9, dueInDays: -2 },
    what: 'Tanya harga plastik kemasan tebal di Toko Sumber Rejeki, Masbagik',
  },
  {
    ...{ who: 'Sri Wahyuni Mandalika', coach: 'pendamping', madeDaysAgo: 16, dueInDays: -6 },
    what: 'Titip sepuluh bungkus keripik di kios Inaq Sum',
    told: {
      ...{ kind: 'done', daysAgo: 5 },
      note: 'Laku tujuh, tiga kembali. Inaq Sum minta dikirim lagi.',
    },
  },
  {
    ...{ who: 'Muhammad Zainudin', coach: 'pendamping', madeDaysAgo: 13, dueInDays: 5 },
    what: 'Bawa KTP dan foto tempat usaha ke kantor desa untuk NIB',
    moved: { fromDueInDays: -3, daysAgo: 4, why: 'KTP baru jadi minggu depan' },
  },
  {
    ...{ who: 'Hapsah Fitriani', coach: 'pendamping', madeDaysAgo: 6, dueInDays: 1 },
    what: 'Temui Bu Lilis di Dinas Koperasi Selong, tanya jadwal pameran',
    isIntroduction: true,
  },
  {
    ...{ who: 'Laelatul Qadriah', coach: 'suhardi', madeDaysAgo: 12, dueInDays: -4 },
    what: 'Siaran langsung sepuluh menit di Facebook, Jumat malam',
    told: { kind: 'not_done', daysAgo: 4, note: 'Sinyal putus terus, malam itu hujan.' },
  },
  {
    ...{ who: 'Laelatul Qadriah', coach: 'suhardi', madeDaysAgo: 3, dueInDays: 4 },
    what: 'Coba siaran lagi dari rumah Bibi, sinyalnya kuat',
  },
  {
    ...{ who: 'Zohriah Ulfa', coach: 'pendamping', madeDaysAgo: 8, dueInDays: -1 },
    what: 'Minta izin suami pakai HP sejam tiap sore untuk balas pesan',
  },
  {
    ...{ who: 'Siti Rohani Wulandari', coach: 'pendamping', madeDaysAgo: 30, dueInDays: -12 },
    what: 'Kenalan dengan Toko Oleh-oleh Sasak di Mataram, bawa tiga contoh',
    isIntroduction: true,
    told: { kind: 'done', daysAgo: 13, note: 'Mau ambil dua puluh bungkus tiap bulan.' },
  },
  {
    ...{ who: 'Siti Rohani Wulandari', coach: 'pendamping', madeDaysAgo: 12, dueInDays: 9 },
    what: 'Kirim foto SPP-IRT kalau sudah terbit',
  },
  {
    ...{ who: 'Sri Lestari Rahayu', coach: 'retno', madeDaysAgo: 4, dueInDays: 2 },
    what: 'Hitung ongkos kirim carica satu kilo ke Semarang, tiga jasa kirim',
  },
  {
    ...{ who: 'Wiwik Purwaningsih', coach: 'retno', madeDaysAgo: 5, dueInDays: 2 },
    what: 'Catat uang masuk dan keluar tiga hari lagi, lalu foto bukunya',
  },
];

/** A clinic that is over: two notes are written, one is still to be. */
export const pastClinic = {
  host: 'pendamping',
  cohort: 'Lombok Timur Angkatan 3',
  title: 'Foto produk: cahaya pagi, latar polos',
  daysAgo: 5,
  came: [
    {
      who: 'Sri Wahyuni Mandalika',
      state: 'present' as const,
      note: 'Fotonya sudah tajam, tetapi latarnya ramai. Kami coba kain putih, langsung lebih bersih.',
      agreed: { what: 'Foto ulang tiga produk di dekat jendela, pagi hari', dueInDays: 3 },
    },
    {
      who: 'Sahabudin',
      state: 'late' as const,
      note: 'Datang terlambat karena ojek. Belum punya produk yang siap difoto.',
      agreed: { what: 'Bungkus lima dodol dengan kemasan baru, foto satu', dueInDays: 6 },
    },
    { who: 'Rukiah Handayani', state: 'present' as const, note: null, agreed: null },
    { who: 'Laelatul Qadriah', state: 'absent' as const, note: null, agreed: null },
  ],
};
