type Side = 'her' | 'coach';

export interface DemoTalk {
  participant: string;
  coach: string;
  /** Days ago on which an officer paired them. */
  pairedAgo: number;
  /** Her coach before, who accompanied her from so many days ago. */
  before?: { coach: string; pairedAgo: number; reason: string };
  /** Who said what, so many days ago (fractions are hours), with the coach of that time. */
  said: [ago: number, by: Side, text: string][];
  /** What the coach noted that happened elsewhere. */
  met?: { ago: number; channel: 'met' | 'call' | 'whatsapp' }[];
  /** She agreed to be called and written to. */
  agreesToContact?: true;
  /** How many of the last messages nobody has read yet. */
  unread?: number;
}

/** Coaches who let their people reach them by WhatsApp. */
export const coachNumbers: Record<string, string> = { pendamping: '6281200010021' };

/** Conversations of Mastery, invented like the people. */
export const talks: DemoTalk[] = [
  {
    participant: 'Sri Wahyuni Mandalika',
    coach: 'pendamping',
    pairedAgo: 26,
    said: [
      [
        25.3,
        'coach',
        'Assalamualaikum Bu Sri. Saya Aini, pendamping Ibu sampai selesai. Bagaimana keripiknya minggu ini?',
      ],
      [
        25.1,
        'her',
        'Waalaikumsalam Bu. Alhamdulillah jalan. Hari Kamis laku 22 bungkus di pasar, tapi yang asin banyak sisa.',
      ],
      [24.9, 'coach', 'Bagus, Bu. Yang sisa itu rasa asin saja, atau ukuran besar juga?'],
      [24.2, 'her', 'Yang besar, Bu. Pembeli bilang Rp15.000 terlalu mahal untuk bekal anak.'],
      [
        24.1,
        'coach',
        'Kalau begitu minggu depan coba 100 gram saja, harga Rp8.000. Catat berapa yang laku, nanti kita lihat bersama.',
      ],
      [
        17.4,
        'her',
        'Sudah saya coba Bu. Yang 100 gram habis 31 bungkus. Bu Ratna warung depan sekolah minta dititipi 20 lagi.',
      ],
      [
        17.2,
        'coach',
        'Masya Allah, itu pembeli tetap yang pertama. Tulis perjanjiannya: berapa titip, kapan bayar. Sederhana saja, satu halaman.',
      ],
      [5.6, 'her', 'Bu, perjanjiannya sudah ditandatangani Bu Ratna. Bayarnya tiap Sabtu.'],
      [
        5.5,
        'coach',
        'Hebat. Simpan fotonya di HP. Sekarang hitung: kalau 20 bungkus seminggu, cukupkah minyak dan plastiknya?',
      ],
      [
        0.2,
        'her',
        'Plastiknya kurang Bu. Kalau beli 1 bal di Selong Rp95.000, dapat 500 lembar. Apa saya ambil sekarang atau tunggu uang hari Sabtu?',
      ],
      [0.19, 'her', 'Uang usaha masih Rp140.000 di dompet.'],
    ],
    met: [{ ago: 12, channel: 'met' }],
    agreesToContact: true,
    unread: 2,
  },
  {
    participant: 'Mariani Astuti',
    coach: 'pendamping',
    pairedAgo: 26,
    said: [
      [
        22.5,
        'coach',
        'Bu Mariani, salam kenal lagi. HP-nya dipakai bersama ya? Pesan di sini terkunci dengan PIN Ibu, jadi aman.',
      ],
      [21.8, 'her', 'Iya Bu, dipakai anak juga kalau sore. Saya balasnya malam.'],
      [9.7, 'her', 'Bu, saya sudah pesan tempat klinik harga jual. Yang perlu dibawa apa?'],
      [
        9.3,
        'coach',
        'Catatan belanja seminggu terakhir, walau hanya di buku tulis. Kita hitung di sana.',
      ],
    ],
    met: [{ ago: 3, channel: 'call' }],
  },
  {
    participant: 'Zohriah Ulfa',
    coach: 'pendamping',
    pairedAgo: 11,
    before: { coach: 'suhardi', pairedAgo: 26, reason: 'Pak Suhardi pindah tugas ke Selong.' },
    said: [
      [
        23.4,
        'coach',
        'Bu Zohriah, saya Suhardi. Kalau ada yang kurang jelas soal foto produk, tulis saja di sini.',
      ],
      [22.9, 'her', 'Terima kasih Pak. Foto saya selalu gelap, dapurnya tidak ada jendela.'],
      [22.7, 'coach', 'Foto di teras jam 8 pagi, Bu. Alasnya kain polos. Tidak perlu lampu.'],
      [
        10.2,
        'coach',
        'Bu Zohriah, mulai sekarang saya, Aini, yang mendampingi. Pak Suhardi titip salam. Fotonya sudah dicoba di teras?',
      ],
      [9.1, 'her', 'Sudah Bu, lebih terang. Nanti malam saya kirim ulang tugasnya.'],
    ],
  },
  {
    participant: 'Siti Rohani Wulandari',
    coach: 'suhardi',
    pairedAgo: 27,
    said: [
      [20.3, 'her', 'Pak, sertifikatnya sudah keluar. Terima kasih sudah menemani dari awal.'],
      [20.1, 'coach', 'Selamat, Bu Siti! Setelah ini kita tetap jalan. Bulan depan targetnya apa?'],
      [19.6, 'her', 'Saya mau masuk toko oleh-oleh di Aikmel. Katanya harus ada nomor P-IRT.'],
      [
        19.5,
        'coach',
        'Betul. Penyuluhannya tanggal 9 di Dinas Kesehatan. Saya daftarkan, Ibu siapkan fotokopi KTP.',
      ],
      [2.4, 'coach', 'Bu, bagaimana kemarin di Dinas Kesehatan?'],
    ],
    met: [{ ago: 8, channel: 'whatsapp' }],
    agreesToContact: true,
    unread: 1,
  },
  {
    participant: 'Sri Lestari Rahayu',
    coach: 'retno',
    pairedAgo: 6,
    said: [
      [
        5.2,
        'coach',
        'Mbak Sri, saya Retno. Jalur apa yang mau dipilih dulu, izin usaha atau jualan online?',
      ],
      [4.8, 'her', 'Jualan online dulu Mbak. Carica saya sudah ada yang tanya dari Semarang.'],
    ],
  },
  { participant: 'Fatmawati Ningsih', coach: 'pendamping', pairedAgo: 26, said: [] },
  { participant: 'Hapsah Fitriani', coach: 'pendamping', pairedAgo: 26, said: [] },
  { participant: 'Rukiah Handayani', coach: 'pendamping', pairedAgo: 26, said: [] },
  { participant: 'Muhammad Zainudin', coach: 'suhardi', pairedAgo: 26, said: [] },
];
