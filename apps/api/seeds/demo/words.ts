/** What people wrote, by assignment: the first try, and the one after it came back. Invented, like the people. */
export const works: Record<string, { texts: [string, string]; files: [string[], string[]] }> = {
  'i1-a': {
    texts: [
      'Saya sudah rekam suara, Bu. Saya ingin usaha keripik pisang supaya anak bisa lanjut sekolah.',
      'Sudah saya perbaiki. Tujuan saya: tiga bulan lagi menjual 40 bungkus seminggu. Langkah pertama: beli pisang kepok 5 kilo hari Sabtu, lalu titip di dua warung.',
    ],
    files: [['cerita-dua-menit.ogg'], ['cerita-dua-menit.ogg']],
  },
  'i2-a': {
    texts: [
      'Ini catatan saya tujuh hari. Uang rumah saya beri tanda R.',
      'Catatan sudah saya beri jumlah masuk dan keluar, dompet usaha sudah dipisah.',
    ],
    files: [['catatan-tujuh-hari.jpg'], ['catatan-tujuh-hari.jpg']],
  },
  'i4-a': {
    texts: [
      'Tawaran kerja lewat Facebook: gaji 15 juta, berangkat cepat, tanpa kontrak. Tandanya: minta uang muka, paspor mau dipegang, tidak ada nama P3MI. Saya cek izinnya dan tanya ke BP3MI.',
      'Saya tambahkan: saya cek nama perusahaan di SISKOP2MI, tidak ada. Saya akan lapor ke petugas desa dan BP3MI.',
    ],
    files: [[], []],
  },
  'o1-a': {
    texts: [
      'Tiga wawancara. Bu Sri (warung): keripik manis cepat habis hari Minggu. Mbak Nur: mau yang pedas, kemasan kecil Rp5.000. Pak Haji: beli kalau ada tanggalnya. Keputusan: buat dua rasa, kemasan 100 gram.',
      'Saya tambah jawaban Bu Sri: sehari laku 8 bungkus. Masalah pembeli: keripik cepat melempem. Keputusan: pakai plastik tebal.',
    ],
    files: [[], []],
  },
  'o2-a': {
    texts: [
      'Pembeli saya ibu usia 25 sampai 40 di Aikmel, belanja di pasar Kamis, punya WhatsApp. Mereka beli untuk bekal anak. Buktinya 6 dari 10 pembeli minggu lalu.',
      'Saya pilih satu saluran dulu: status WhatsApp setiap Rabu malam, karena besoknya hari pasar.',
    ],
    files: [['peta-jejaring.jpg'], ['peta-jejaring.jpg']],
  },
  'o3-a': {
    texts: [
      'Bahan 20 bungkus: pisang Rp40.000, minyak Rp19.000, gas Rp11.000, plastik Rp8.000, upah saya Rp42.000. Jumlah Rp120.000. HPP Rp6.000 sebungkus. Saya jual Rp9.000, untung Rp3.000.',
      'Sudah saya tambah ongkir ke warung Rp500 sebungkus. HPP jadi Rp6.500, harga jual tetap Rp9.000.',
    ],
    files: [[], []],
  },
  'o5-a': {
    texts: [
      'Ini foto keripik saya. Maaf agak gelap, saya foto malam.',
      'Saya foto ulang pagi di dekat jendela. Tulisan: Keripik Pisang Rindu 150 gram Rp9.000, pesan lewat WA.',
    ],
    files: [['keripik-gelap.jpg'], ['keripik-terang.jpg']],
  },
  'm1-a': {
    texts: [
      'Toko sudah buka, nama Keripik Rindu. Ada 3 produk dengan harga dan berat. Pesanan pertama 4 bungkus ke Mataram, ongkir dibayar pembeli.',
      'Sudah saya lengkapi foto dan bukti kirim.',
    ],
    files: [['keripik-terang.jpg'], ['keripik-terang.jpg']],
  },
  'm4-a': {
    texts: [
      'NIB sudah terbit lewat OSS dibantu Bu Hartini. Untuk keripik saya siapkan SPP-IRT: penyuluhan bulan depan, label sedang dibuat.',
      'Saya tambah jadwal: minggu 1 isi data di OSS, minggu 2 foto dapur, minggu 3 daftar penyuluhan ke Dinas Kesehatan.',
    ],
    files: [['daftar-izin.jpg'], ['daftar-izin.jpg']],
  },
};
