import type { ActingView, ReviewQueueView } from '@pijar/submissions/contracts';
import type { Clinics, SessionsPage } from '@pijar/workshops/contracts';
import type { Screen } from './screen';
import type { Tour } from './tour';

const coach = 'pendamping';
const review = (name: string, query: string, participant: RegExp, sees: string): Screen => ({
  ...{ name, page: '/pendamping/kiriman/:submissionId', who: coach, sees },
  at: async (tour) => {
    const { items } = await tour.ask<ReviewQueueView>('admin', `/review-queue?limit=50&${query}`);
    const work = items.find((row) => participant.test(row.participant.name))!;
    return `/pendamping/kiriman/${work.submissionId}`;
  },
});

const acting = (code: string, name: string, sees: string): Screen => ({
  ...{ name, who: coach, sees },
  page: `/pendamping/peserta/:membershipId${code && '/tugas/:stepId'}`,
  at: async (tour) => {
    const { membershipId } = tour.people.person('Husniati');
    const { items } = await tour.ask<ActingView>(coach, `/memberships/${membershipId}/acting`);
    const step = items.find((item) => item.step.code === code)?.step;
    return `/pendamping/peserta/${membershipId}${step ? `/tugas/${step.id}` : ''}`;
  },
});

async function session(tour: Tour): Promise<string> {
  const cohort = tour.people.cohorts.get('Lombok Timur Angkatan 3')!;
  const { items } = await tour.ask<SessionsPage>('petugas', `/cohorts/${cohort}/sessions`);
  return `/pendamping/hari/${items[0]!.id}`;
}

const personActions = (name: string, who: string, sees: string): Screen => ({
  ...{ name, page: '/pendamping/orang-saya/:membershipId', who: coach, sees },
  at: (tour) => `/pendamping/orang-saya/${tour.people.person(who).membershipId}`,
});

const clinic = (name: string, title: RegExp, sees: string, which = ''): Screen => ({
  ...{ name, page: '/pendamping/klinik/:clinicId', who: coach, sees },
  at: async (tour) => {
    const { items } = await tour.ask<Clinics>(coach, `/clinics${which}`);
    return `/pendamping/klinik/${items.find((item) => title.test(item.title))!.id}`;
  },
});

/** What a coach sees, at a laptop and on her phone. */
export const screensOfCoaches: Screen[] = [
  { name: 'the queue', page: '/pendamping', who: coach, sees: 'Ambil berikutnya' },
  {
    ...{ name: 'the queue, with something held', page: '/pendamping', who: 'suhardi' },
    sees: 'Anda pegang',
  },
  {
    ...{ name: 'the queue, where nothing fits', page: '/pendamping', who: coach },
    ...{ at: () => '/pendamping?stage=mastery&state=in_review', sees: 'Tidak ada yang cocok' },
  },
  {
    ...{ name: 'the queue, when the server does not answer', page: '/pendamping', who: coach },
    before: (page) => page.route('**/review-queue?*', (route) => route.fulfill({ status: 503 })),
    sees: 'Layanan sedang sibuk',
  },
  review('work that nobody reads yet', 'state=waiting', /Tuminah/, 'Ambil dan nilai'),
  review('work that somebody else reads', 'state=in_review', /./, 'Ambil alih'),
  {
    ...review('work that she reads', 'state=all', /Endang/, 'Yang sudah baik'),
    then: async (page) => {
      // The second size finds it held already.
      const claim = page.getByRole('button', { name: 'Ambil dan nilai' });
      const form = page.locator('pijar-feedback-form');
      await claim.or(form).first().waitFor();
      if (await claim.isVisible()) await claim.click();
      await form.waitFor();
    },
  },
  {
    name: 'the people of her cohorts',
    page: '/pendamping/peserta',
    who: coach,
    sees: 'Bantu kirim',
  },
  {
    ...{ name: 'the people of her cohorts, where nobody fits', page: '/pendamping/peserta' },
    ...{ who: coach, at: () => '/pendamping/peserta?search=qqq', sees: 'Tidak ada' },
  },
  acting('', 'the assignments of a participant', 'Pilih tugas'),
  acting('o1-a', 'entering work for a participant', 'Mengapa Anda yang mengirim?'),
  acting('i1-a', 'work for a participant that was accepted', 'sudah diterima'),
  { name: 'her own time', page: '/pendamping/waktu', who: coach, sees: 'Tidak ada sampai dengan' },
  {
    ...{ name: 'giving work to a coach', page: '/pendamping', who: 'petugas' },
    sees: 'Pilih pendamping',
    then: async (page) => {
      await page
        .getByRole('button', { name: /^Serahkan/ })
        .first()
        .click();
      await page.getByRole('radio').first().waitFor();
    },
  },
  { name: 'the days of her cohorts', page: '/pendamping/hari', who: coach, sees: 'Daftar hadir' },
  {
    ...{ name: 'the days of one who has none', page: '/pendamping/hari', who: 'suhardi' },
    before: (page) =>
      page.route('**/api/v1/cohorts?*', (route) =>
        route.fulfill({ json: { items: [], next: null } }),
      ),
    sees: 'belum mendampingi',
  },
  {
    ...{ name: 'an attendance list', page: '/pendamping/hari/:sessionId', who: coach },
    ...{ at: session, sees: 'Semua tersimpan' },
  },
  { name: 'the clinics', page: '/pendamping/klinik', who: coach, sees: 'tempat terisi' },
  {
    ...{ name: 'the clinics that are over', page: '/pendamping/klinik', who: coach },
    ...{ at: () => '/pendamping/klinik?when=past', sees: 'cahaya pagi' },
  },
  {
    ...{ name: 'publishing a clinic', page: '/pendamping/klinik', who: coach },
    then: (page) => page.getByRole('button', { name: 'Terbitkan klinik' }).click(),
    sees: 'Siapa boleh datang',
  },
  clinic('a clinic with a waiting list', /harga jual/, 'Daftar tunggu'),
  clinic('a clinic with seats left', /SPP-IRT/, 'Pesankan untuk'),
  {
    ...{ name: 'her conversations', page: '/pendamping/obrolan', who: coach },
    sees: 'belum dibaca',
  },
  {
    ...{ name: 'a conversation', page: '/pendamping/obrolan/:membershipId', who: coach },
    at: (tour) => `/pendamping/obrolan/${tour.people.person('Mariani Astuti').membershipId}`,
    sees: 'Catatan belanja seminggu',
  },
  {
    ...{ name: 'a message that becomes an agreement', page: '/pendamping/obrolan/:membershipId' },
    ...{ who: coach, sees: 'langsung melihatnya' },
    at: (tour) => `/pendamping/obrolan/${tour.people.person('Mariani Astuti').membershipId}`,
    then: (page) => page.getByRole('button', { name: 'Jadikan langkah bersama' }).first().click(),
  },
  {
    ...{ name: 'conversations of one who accompanies nobody', page: '/pendamping/obrolan' },
    ...{ who: 'lilik', sees: 'Belum ada yang Anda dampingi' },
  },
  clinic('a clinic that is over', /cahaya pagi/, 'Catat hasil', '?when=past'),
  {
    ...clinic('noting the outcome of a clinic', /cahaya pagi/, 'Apa hasilnya', '?when=past'),
    then: async (page) => {
      await page.getByRole('button', { name: 'Catat hasil: Rukiah Handayani' }).click();
      await page.getByRole('button', { name: 'Tambah kesepakatan' }).click();
    },
  },
  { name: 'her people', page: '/pendamping/orang-saya', who: coach, sees: 'Yang Anda dampingi' },
  personActions('what was agreed with somebody', 'Muhammad Zainudin', 'Ganti hari'),
  {
    ...personActions('agreeing on something', 'Rukiah Handayani', 'Sampai hari apa'),
    then: (page) => page.getByRole('button', { name: 'Tulis kesepakatan' }).click(),
  },
  {
    ...personActions('writing down how a business fares', 'Siti Rohani Wulandari', 'Simpan kabar'),
    who: 'suhardi',
    then: (page) => page.getByRole('button', { name: 'Catat kabarnya' }).click(),
  },
  { name: 'the messages of the staff', page: '/pesan', who: coach, sees: 'Pesan' },
  { name: 'her account', page: '/akun', who: coach, sees: 'Nama pengguna' },
  { name: 'what she is told', page: '/akun/pemberitahuan', who: coach, sees: 'Kabar untuk staf' },
];
