import type { CertificateLine } from '@pijar/credentials/contracts';
import { toldInSasak } from './recordings';
import type { Screen } from './screen';
import type { Tour } from './tour';

const reading = 'Titin Sumarlin';
const returned = 'Wiwik Purwaningsih';
const waiting = 'Siti Khotijah';
const beingRead = 'Lalu Hendra Gunawan';
const finished = 'Siti Rohani Wulandari';
const open = 'Dwi Kusumaningrum';
const tested = 'Yuni Astutik';
const longName = 'Nuraini Puspita Kencana Dewi Anggraini';

const step = (who: string, code: string, name: string, sees: string | RegExp): Screen => ({
  ...{ name, page: '/belajar/langkah/:stepId', who, sees },
  at: (tour) => tour.step(who, code),
});
const home = (who: string, name: string, sees: string): Screen => ({
  ...{ name, page: '/belajar', who, sees },
});
const begin: Screen['then'] = (page) => page.getByRole('button', { name: 'Mulai kuis' }).click();

async function certificate(tour: Tour): Promise<string> {
  const { items } = await tour.ask<{ items: CertificateLine[] }>(finished, '/certificates');
  return `/sertifikat/${items[0]!.certificateId}`;
}

/** What a participant sees on her phone. */
export const screensOfParticipants: Screen[] = [
  home(reading, 'home, in the first stage', 'Halo, Titin'),
  home(returned, 'home, with work that came back', 'Kembali dari pendamping'),
  home(tested, 'home, with the test of a stage', 'Apa yang bertambah'),
  home(longName, 'home, of somebody with a long name', 'Halo, Nuraini'),
  home('Mariani Astuti', 'home, with an agreement that is late', 'Lewat 2 hari'),
  {
    ...{ name: 'what she agreed', page: '/belajar/kesepakatan', who: 'Laelatul Qadriah' },
    sees: 'Sinyal putus terus',
  },
  {
    ...{ name: 'nothing agreed yet', page: '/belajar/kesepakatan', who: reading },
    sees: 'Belum ada kesepakatan',
  },
  home(finished, 'home, asked how her business fares', 'Apa kabar usaha'),
  {
    ...{ name: 'three questions', page: '/belajar/kabar', who: finished },
    sees: '7 hari terakhir',
  },
  {
    ...{ name: 'what she told of her business', page: '/belajar/kabar', who: 'Nurhayati Zaenal' },
    sees: 'Kabar sebelumnya',
  },
  home('Mahnim Aisyah', 'home, while paused', 'sedang dijeda'),
  home(finished, 'home, after everything', 'sudah Anda selesaikan'),
  {
    // A server that is away is no matter where the last answer is kept: this one broke.
    ...home(reading, 'home, when the server breaks', 'Ada yang tidak beres'),
    before: (page) => page.route('**/api/v1/home', (route) => route.fulfill({ status: 500 })),
  },
  {
    ...{ name: 'a module', page: '/belajar/modul/:moduleId', who: reading, sees: 'selesai' },
    at: (tour) => tour.module(reading, 'i2'),
  },
  {
    ...{ name: 'a module that is closed', page: '/belajar/modul/:moduleId', who: reading },
    ...{ at: (tour) => tour.module(reading, 'o1'), sees: 'terbuka bersama tahapnya' },
  },
  {
    ...{ name: 'the tracks to choose', page: '/belajar/jalur', who: 'Rukiah Handayani' },
    sees: 'Pilih jalur',
  },
  {
    ...{ name: 'the test of a stage', page: '/belajar/tes/:stageId', who: tested },
    ...{ at: (tour) => tour.test(tested), sees: 'pertanyaan yang sama' },
  },
  {
    ...{ name: 'a question of a test', page: '/belajar/tes/:stageId', who: tested },
    ...{ at: (tour) => tour.test(tested), sees: 'Pertanyaan 1 dari 8' },
    then: (page) => page.getByRole('button', { name: 'Mulai', exact: true }).click(),
  },
  {
    ...{ name: 'what a stage brought her', page: '/belajar/tes/:stageId', who: returned },
    ...{ at: (tour) => tour.test(returned), sees: 'Hasil Anda di' },
  },
  {
    ...{ name: 'a lesson', page: '/belajar/langkah/:stepId', who: reading, sees: 'lanjut' },
    at: (tour) => tour.stepWhere(reading, ({ kind }) => kind === 'lesson'),
  },
  {
    ...{
      name: 'a lesson told in another language',
      page: '/belajar/langkah/:stepId',
      who: reading,
    },
    ...{ before: toldInSasak, sees: 'Bahasa Sasak' },
    at: (tour) => tour.stepWhere(reading, ({ kind }) => kind === 'lesson'),
  },
  {
    ...{ name: 'a lesson with figures and numbers', page: '/belajar/langkah/:stepId', who: open },
    at: (tour) => tour.stepWhere(open, ({ title }) => /harga|modal|dompet/i.test(title)),
    sees: /Selesai|Lanjut/,
  },
  {
    ...{ name: 'the beginning of a quiz', page: '/belajar/langkah/:stepId', who: reading },
    at: (tour) => tour.stepWhere(reading, ({ kind }) => kind === 'quiz'),
    sees: 'Mulai kuis',
  },
  {
    ...{ name: 'a question of a quiz', page: '/belajar/langkah/:stepId', who: reading },
    at: (tour) => tour.stepWhere(reading, ({ kind }) => kind === 'quiz'),
    ...{ then: begin, sees: 'Pertanyaan 1 dari' },
  },
  {
    ...{ name: 'an answer of a quiz', page: '/belajar/langkah/:stepId', who: reading },
    at: (tour) => tour.stepWhere(reading, ({ kind }) => kind === 'quiz'),
    then: async (page) => {
      await page.getByRole('button', { name: 'Mulai kuis' }).click();
      await page.locator('pijar-choice-question button').first().click();
    },
    sees: /Benar|Belum tepat/,
  },
  step(open, 'o1-a', 'an assignment to begin', 'Yang dikerjakan'),
  {
    ...step(open, 'o1-a', 'an assignment with things in the composer', 'Sudah diterima'),
    then: async (page) => {
      await page.getByLabel('Tulisan', { exact: true }).fill('Tiga tetangga saya bercerita.');
      await page.getByRole('button', { name: 'Tautan' }).click();
      const name = 'catatan-wawancara-dengan-tiga-tetangga-di-pasar-Kertek-hari-Minggu.pdf';
      const buffer = Buffer.from(onePage);
      const file = { name, mimeType: 'application/pdf', buffer };
      await page.locator('input[type=file]').last().setInputFiles(file);
    },
  },
  step(reading, 'o1-a', 'an assignment that is closed', 'belum terbuka'),
  step(waiting, 'i1-a', 'an assignment that was sent', 'Terkirim'),
  step(beingRead, 'o2-a', 'an assignment that is being read', 'Sedang dibaca'),
  step(returned, 'o5-a', 'an assignment that came back', 'Perbaiki dan kirim lagi'),
  {
    ...step(returned, 'o5-a', 'an assignment being repaired', 'Tulisan'),
    then: (page) => page.getByRole('button', { name: 'Perbaiki dan kirim lagi' }).click(),
  },
  step(finished, 'o5-a', 'an assignment that was accepted', 'Diterima'),
  step(reading, 'o-hari-1', 'a meeting that is closed', 'belum terbuka'),
  step('Salmah Jumilah', 'o-hari-2', 'a meeting that was missed', 'Tidak hadir'),
  step(finished, 'o-hari-1', 'a meeting that took place', 'hadir'),
  step(finished, 'm-klinik', 'a clinic that took place', 'hadir'),
  {
    ...{ name: 'her clinics, one booked and one full', page: '/belajar/klinik' },
    ...{ who: 'Mariani Astuti', sees: 'Anda punya tempat' },
  },
  {
    ...{ name: 'her clinics, in the waiting list', page: '/belajar/klinik' },
    ...{ who: 'Hapsah Fitriani', sees: 'Daftar tunggu, nomor 1' },
  },
  {
    ...{ name: 'her clinics, with none', page: '/belajar/klinik', who: reading },
    sees: 'Belum ada klinik',
  },
  home('Mariani Astuti', 'home, with clinics', 'Klinik untuk Anda'),
  {
    ...{ name: 'her conversation with her coach', page: '/saya/pendamping' },
    ...{ who: 'Sri Wahyuni Mandalika', sees: 'Uang usaha masih' },
  },
  {
    ...{ name: 'her conversation, after another coach', page: '/saya/pendamping' },
    ...{ who: 'Zohriah Ulfa', sees: 'Izinkan membaca' },
  },
  {
    ...{ name: 'her conversation, with nobody', page: '/saya/pendamping', who: reading },
    sees: 'Belum ada pendamping',
  },
  {
    ...{ name: 'Saya, with a coach', page: '/saya', who: 'Sri Wahyuni Mandalika' },
    sees: 'Pendamping Anda',
  },
  { name: 'Tugas', page: '/tugas', who: returned, sees: 'Perlu diperbaiki' },
  { name: 'Tugas, with nothing to do', page: '/tugas', who: finished, sees: 'Sudah diterima' },
  { name: 'Saya', page: '/saya', who: returned, sees: 'Persetujuan saya' },
  {
    ...{ name: 'Saya, with everything unfolded', page: '/saya', who: finished },
    then: async (page) => {
      for (const fold of await page.locator('main details:not([open]) > summary').all()) {
        await fold.click();
      }
    },
    sees: 'Sertifikat saya',
  },
  {
    ...{ name: 'what is kept on the phone', page: '/saya/penyimpanan', who: returned },
    sees: 'Simpanan di HP',
  },
  {
    ...{ name: 'what was not sent yet, with nothing', page: '/saya/belum-terkirim', who: returned },
    sees: 'Semua sudah diterima',
  },
  { name: 'the messages', page: '/saya/pesan', who: returned, sees: 'Pesan' },
  {
    ...{ name: 'what she is told', page: '/saya/pemberitahuan', who: returned },
    sees: 'Kabar apa, lewat apa',
  },
  {
    ...{ name: 'a certificate', page: '/sertifikat/:certificateId', who: finished },
    ...{ at: certificate, sees: 'Unduh PDF' },
  },
  {
    ...home(returned, '“Butuh bantuan?” with the people to ask', 'WhatsApp'),
    then: (page) => page.getByRole('button', { name: 'Butuh bantuan?' }).click(),
  },
];

/** A PDF of one empty page. */
const onePage = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;
