import type { VersionOffer } from '@pijar/learning/contracts';
import type { WorkState, WorksPage } from '@pijar/submissions/contracts';
import type { SessionsPage } from '@pijar/workshops/contracts';
import { someRecordings } from './recordings';
import type { Screen } from './screen';
import type { Tour } from './tour';

const officer = 'petugas';
const lombok = 'Lombok Timur Angkatan 3';

const tab = (place: string, name: string, sees: string, more: Partial<Screen> = {}): Screen => ({
  ...{ name, page: `/petugas/angkatan/:cohortId/${place}`, who: officer, sees },
  at: (tour) => tour.inCohort(lombok, place),
  ...more,
});
const person = (fullName: string, name: string, sees: string): Screen => ({
  ...{ name, page: '/petugas/peserta/:membershipId', who: officer, sees },
  at: (tour) => `/petugas/peserta/${tour.people.person(fullName).membershipId}`,
});
async function session(tour: Tour): Promise<string> {
  const cohort = tour.people.cohorts.get(lombok)!;
  const { items } = await tour.ask<SessionsPage>(officer, `/cohorts/${cohort}/sessions`);
  return tour.inCohort(lombok, `hari/${items[0]!.id}`);
}
async function work(tour: Tour, state: WorkState): Promise<string> {
  const cohort = tour.people.cohorts.get(lombok)!;
  const { items } = await tour.ask<WorksPage>(officer, `/cohorts/${cohort}/works?state=${state}`);
  return tour.inCohort(lombok, `karya/${items[0]!.submissionId}`);
}
async function nextVersion(tour: Tour): Promise<string> {
  const cohort = tour.people.cohorts.get(lombok)!;
  const { newer } = await tour.ask<VersionOffer>(officer, `/cohorts/${cohort}/version-offer`);
  return tour.inCohort(lombok, `versi/${newer[0]!.versionId}`);
}
const nothingYet: Screen['before'] = (page) =>
  page.route('**/api/v1/cohorts/*/works*', (route) =>
    route.fulfill({ json: { items: [], next: null, total: 0, steps: [] } }),
  );
const nobodyYet: Screen['before'] = (page) =>
  page.route('**/insights/cohorts/*/people*', (route) =>
    route.fulfill({ json: { items: [], next: null, total: 0 } }),
  );

/** What a program officer sees, at a laptop and on her phone. */
export const screensOfOfficers: Screen[] = [
  { name: 'the cohorts', page: '/petugas', who: officer, sees: lombok },
  { name: 'a new cohort', page: '/petugas/baru', who: officer, sees: 'Buat angkatan' },
  tab('ringkasan', 'the summary of a cohort', 'Perjalanan peserta'),
  tab('peserta', 'the people of a cohort', 'Baiq Nurul Hidayati'),
  tab('peserta', 'the people of a cohort that is empty', 'Peserta', { before: nobodyYet }),
  tab('peserta', 'the people of a cohort, filtered', 'Tersendat', {
    at: (tour) => tour.inCohort(lombok, 'peserta?stuck=any'),
  }),
  tab('karya', 'the work of a cohort', 'Menunggu dibaca'),
  tab('karya', 'the work of a cohort, filtered', 'Hapus saringan', {
    at: (tour) => tour.inCohort(lombok, 'karya?state=returned'),
  }),
  tab('karya', 'the work of a cohort, where nothing fits', 'Tidak ada yang cocok', {
    at: (tour) => tour.inCohort(lombok, 'karya?state=returned&step=i1-a'),
  }),
  tab('karya', 'the work of a cohort that has none', 'Belum ada karya', { before: nothingYet }),
  tab('karya/:submissionId', 'work that waits', 'Belum ada yang menjawab', {
    at: (tour) => work(tour, 'waiting'),
  }),
  tab('karya/:submissionId', 'work that came back', 'Yang perlu diperbaiki', {
    at: (tour) => work(tour, 'returned'),
  }),
  tab('hari', 'the days of a cohort', 'Daftar hadir'),
  tab('hari', 'planning a day', 'Rencanakan', {
    then: (page) => page.getByRole('button', { name: 'Rencanakan hari' }).click(),
  }),
  tab('hari/:sessionId', 'an attendance list of a cohort', 'Semua tersimpan', { at: session }),
  tab('pendampingan', 'who accompanies whom', 'belum punya pendamping'),
  tab('pendampingan', 'how often people are asked after the programme', 'selama berapa bulan', {
    then: (page) => page.getByRole('button', { name: 'Ubah', exact: true }).click(),
  }),
  tab('pendampingan', 'an even spread of coaches', 'Setiap peserta diberikan', {
    then: (page) => page.getByRole('button', { name: 'Bagi rata' }).click(),
  }),
  tab('pendampingan', 'another coach', 'Riwayatnya tetap tercatat', {
    then: (page) => page.getByRole('button', { name: 'Ganti pendamping Zohriah Ulfa' }).click(),
  }),
  tab('pendampingan', 'coaches of the past', 'pindah tugas', {
    then: (page) => page.getByRole('button', { name: 'Pendamping Zohriah Ulfa dari awal' }).click(),
  }),
  tab('sertifikat', 'the certificates of a cohort', 'Betulkan nama'),
  tab('pengaturan', 'the settings of a cohort', 'Tutup angkatan'),
  tab('versi/:versionId', 'what another version changes', 'Pindah ke versi', { at: nextVersion }),
  tab('tambah', 'adding people', 'Tempel dari Excel'),
  tab('tambah', 'a sheet that was read', 'Tambahkan', {
    then: async (page) => {
      await page.getByRole('textbox').first().fill(sheet);
      await page
        .getByRole('button', { name: /Periksa|Lanjut/ })
        .first()
        .click();
    },
  }),
  tab('kode', 'the activation codes', 'Kode aktivasi'),
  person('Siti Rohani Wulandari', 'a person who finished', 'Siti Rohani Wulandari'),
  person('Nuraini Puspita Kencana Dewi Anggraini', 'a person with a long name', 'Nuraini'),
  {
    ...person('Husniati', 'the form of a person', 'Nama lengkap'),
    then: (page) => page.getByRole('button', { name: 'Ubah data' }).click(),
  },
  { name: 'the holidays', page: '/petugas/libur', who: officer, sees: 'Hari Lahir Pancasila' },
  {
    ...{ name: 'the holidays of a year that no decree has ordered', page: '/petugas/libur' },
    ...{ who: officer, at: () => '/petugas/libur?tahun=2027', sees: 'tambahkan dari SKB' },
  },
  {
    name: 'no recordings of lessons',
    page: '/petugas/rekaman',
    who: officer,
    sees: 'Belum ada rekaman',
  },
  {
    ...{ name: 'recordings of lessons, however far', page: '/petugas/rekaman', who: officer },
    ...{ before: someRecordings, sees: 'Perkecil sekarang' },
  },
  {
    ...{ name: 'a new recording of a lesson', page: '/petugas/rekaman', who: officer },
    then: (page) => page.getByRole('button', { name: 'Tambah rekaman' }).click(),
    sees: 'Tulisan dari yang dikatakan',
  },
  {
    ...{ name: 'who asked to be erased', page: '/petugas/permintaan-hapus', who: officer },
    sees: 'Permintaan hapus',
  },
];

const sheet = [
  'Nama\tNomor HP\tJenis kelamin\tDesa',
  'Siti Aminah\t0812 3456 7890\tP\tAikmel',
  'Nama yang panjang sekali tanpa akhir dan tanpa alasan\tbukan nomor\t?\tSembalun Lawang',
].join('\n');
