/** What a person may agree to. The texts are data: a changed text gets a new version, and what was agreed to stays known. */
export const consentPurposes = [
  'learning-record',
  'coach-contact',
  'donor-figures',
  'photo-shown',
] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

export interface ConsentText {
  purpose: ConsentPurpose;
  /** Of the wording below. */
  textVersion: string;
  /** Without it the product cannot be used. */
  isRequired: boolean;
  title: Record<'id' | 'en', string>;
  text: Record<'id' | 'en', string>;
}

export const consentTexts: readonly ConsentText[] = [
  {
    purpose: 'learning-record',
    textVersion: '2022-11',
    isRequired: true,
    title: { id: 'Catatan belajar saya disimpan', en: 'My learning record is kept' },
    text: {
      id: 'Kami menyimpan nama Anda, nomor HP, pelajaran yang sudah Anda buka, jawaban, tugas, dan nilai. Yang bisa melihat hanya Anda, pendamping Anda, dan petugas lembaga Anda. Tanpa ini aplikasi tidak bisa dipakai.',
      en: 'We keep your name, phone number, the lessons you opened, answers, assignments and scores. Only you, your coaches and the officers of your organisation can see them. Without this the app cannot be used.',
    },
  },
  {
    purpose: 'coach-contact',
    textVersion: '2022-11',
    isRequired: false,
    title: { id: 'Pendamping boleh menghubungi saya', en: 'My coach may contact me' },
    text: {
      id: 'Pendamping boleh menelepon atau mengirim pesan WhatsApp ke nomor Anda tentang pelatihan ini.',
      en: 'Your coach may call you or send WhatsApp messages to your number about this training.',
    },
  },
  {
    purpose: 'donor-figures',
    textVersion: '2022-11',
    isRequired: false,
    title: {
      id: 'Data saya ikut dihitung dalam laporan',
      en: 'My data may be counted in reports',
    },
    text: {
      id: 'Laporan untuk pemberi dana hanya berisi angka, misalnya berapa orang yang lulus. Nama dan nomor Anda tidak ada di dalamnya.',
      en: 'Reports to donors hold figures only, such as how many people finished. Your name and number are not in them.',
    },
  },
  {
    purpose: 'photo-shown',
    textVersion: '2022-11',
    isRequired: false,
    title: {
      id: 'Foto saya atau produk saya boleh ditampilkan',
      en: 'Photos of me or my product may be shown',
    },
    text: {
      id: 'Lembaga boleh menampilkan foto Anda atau produk Anda, misalnya di pameran atau media sosial. Anda bisa mencabut izin ini kapan saja.',
      en: 'The organisation may show photos of you or your product, for example at a fair or on social media. You can take this permission back at any time.',
    },
  },
];
