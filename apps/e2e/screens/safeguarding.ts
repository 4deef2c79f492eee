import type {
  HandInView,
  RestrictionList,
  RestrictionView,
  ReversalPreview,
  ReviewQueueView,
  WorksPage,
} from '@pijar/submissions/contracts';
import type {
  Conversation,
  NotedPeople,
  RestrictedTalk,
  SensitiveNotes,
} from '@pijar/mentoring/contracts';
import type { Screen } from './screen';

const trusted = 'retno';
const waiting = 'Siti Khotijah';
const accompanied = 'Mariani Astuti';
const returned = 'Wiwik Purwaningsih';
const at = '2026-01-05T03:04:05.000Z';
const id = (last: number) => `01a20172-0c07-70f5-9dd5-6ac3efa2850${last}`;
const step = { id: id(3), code: 'i1-a', title: 'Catat 7 Hari' };
const row: RestrictionList['items'][number] = {
  ...{ restrictionId: id(1), restrictedAt: at, referral: null },
  participant: { id: id(2), name: 'Nuraini Puspita Kencana Dewi Anggraini' },
  step,
  cohort: { id: id(4), name: 'Lombok Timur Angkatan 3', timeZone: 'Asia/Makassar' },
};
const recordedBy = { id: id(5), name: 'Retno Palupi' };
const referral = { isOffered: true, offeredOn: '2026-01-06', recordedBy, recordedAt: at };
const view: RestrictionView = {
  membershipId: id(8),
  ...{ ...row, referral, note: 'Ia minta ditelepon sore hari, saat suaminya bekerja.' },
  restrictedBy: { id: id(6), name: 'Sri Wahyuni' },
  participant: { ...row.participant, phone: '6281234567890', village: 'Aikmel', community: null },
  step: { ...step, brief: ['Catat uang masuk.', 'Catat uang keluar.', 'Lihat sisanya.'] },
  stage: { code: 'internalisasi', title: 'Internalisasi' },
  rubric: { passTotal: 1, passEach: 0, criteria: [] },
  attempts: [
    {
      ...{ id: id(7), number: 1, links: [], files: [], sentAt: at, isLate: false, replyBy: null },
      text: 'Uang saya habis karena ditagih perekrut. Ia datang malam hari dan mengancam anak saya.',
      ...{ entered: null, rubric: null, feedback: null },
    },
  ],
};
const talk: RestrictedTalk = {
  ...{ ...row, referral: null, note: view.note, restrictedBy: view.restrictedBy },
  membershipId: id(8),
  participant: view.participant,
  messages: [
    [
      'participant',
      row.participant.name,
      'Bu, perekrut yang dulu datang lagi. Ia mengancam anak saya.',
    ],
    ['coach', 'Sri Wahyuni', 'Terima kasih sudah bercerita. Saya minta bantuan Bu Retno, ya.'],
  ].map(([by, authorName, text], i) => ({
    ...{ id: id(i), turn: i + 1, by: by as 'coach', authorName: authorName!, text: text! },
    files: [],
    sentAt: at,
  })),
  actions: [],
};
const answer =
  (path: string, json: unknown): Screen['before'] =>
  (page) =>
    page.route(path, (route) => route.fulfill({ json }));

/** Her assignment as the server has it, with something changed. */
const changed =
  (change: (view: HandInView) => void): Screen['before'] =>
  (page) =>
    page.route('**/hand-in', async (route) => {
      const real = await route.fetch();
      const json = (await real.json()) as HandInView;
      change(json);
      await route.fulfill({ response: real, json });
    });

const noted: NotedPeople = {
  items: [
    {
      ...{ membershipId: id(8), fullName: row.participant.name, cohortName: row.cohort.name },
      ...{ count: 2, lastAt: at },
    },
  ],
};
const note: SensitiveNotes['items'][number] = {
  ...{ id: id(9), authorName: 'Sri Wahyuni', writtenAt: at, changedAt: null },
  ...{ isMine: false, mayOpen: true, isKeyMissing: false },
  looks: [
    { byName: 'Retno Palupi', at, kind: 'opened' },
    { byName: 'Suhardi Wijaya', at, kind: 'refused' },
  ],
};
const notes: SensitiveNotes = {
  ...{ fullName: row.participant.name, cohortName: row.cohort.name },
  ...{ mayWrite: true, isSecretMissing: false },
  items: [note, { ...note, id: id(7), looks: [], isKeyMissing: true }],
};
const notesOf = '**/api/v1/memberships/*/sensitive-notes';

/** Her conversation as the server has it, with what was said set aside. */
const entrusted: Screen['before'] = (page) =>
  page.route('**/conversation', async (route) => {
    const real = await route.fetch();
    const json = (await real.json()) as Conversation;
    json.trusted = { names: ['Retno Palupi'], upTo: at };
    await route.fulfill({ response: real, json });
  });

const preview: ReversalPreview = {
  version: 4,
  reopens: { id: id(8), title: 'Internalisasi' },
  stayOpen: [{ id: id(9), title: 'Orientasi' }],
  isProgrammeReopened: true,
  certificates: [{ id: id(0), title: 'Internalisasi', number: 'PJR-7K2M-9HXQ' }],
};

/** What is restricted, and what is taken back. */
export const screensOfSafeguarding: Screen[] = [
  {
    ...{ name: 'nothing restricted', page: '/perlindungan', who: trusted },
    sees: 'Tidak ada yang dibatasi',
  },
  {
    ...{ name: 'nobody named, for the admin', page: '/perlindungan', who: 'admin' },
    sees: 'Belum ada orang tepercaya',
  },
  {
    ...{ name: 'what is restricted', page: '/perlindungan', who: trusted },
    before: answer('**/api/v1/restrictions', {
      items: [
        row,
        { ...row, restrictionId: id(5), referral },
        { ...row, restrictionId: id(6), step: null },
      ],
      unnamed: [],
    }),
    sees: 'Bantuan belum dicatat',
  },
  {
    ...{ name: 'restricted work', page: '/perlindungan/:restrictionId', who: trusted },
    ...{ at: () => `/perlindungan/${id(1)}`, sees: 'Apakah bantuan ditawarkan?' },
    before: answer('**/api/v1/restrictions/*', view),
  },
  {
    ...{ name: 'a restricted conversation', page: '/perlindungan/obrolan/:restrictionId' },
    ...{ who: trusted, at: () => `/perlindungan/obrolan/${id(1)}`, sees: 'mengancam anak saya' },
    before: answer('**/api/v1/restrictions/*/conversation', talk),
  },
  {
    ...{ name: 'people with sensitive notes', page: '/perlindungan/catatan', who: trusted },
    ...{ before: answer('**/api/v1/sensitive-notes', noted), sees: '2 catatan' },
  },
  {
    ...{ name: 'sensitive notes about her', page: '/perlindungan/catatan/:membershipId' },
    ...{ who: trusted, at: () => `/perlindungan/catatan/${id(8)}` },
    ...{ before: answer(notesOf, notes), sees: 'Kuncinya tidak ada di server ini' },
  },
  {
    ...{ name: 'writing a sensitive note', page: '/pendamping/orang-saya/:membershipId' },
    ...{ who: 'pendamping', sees: 'Simpan tersegel' },
    at: (tour) => `/pendamping/orang-saya/${tour.people.person(accompanied).membershipId}`,
    then: (page) => page.getByRole('button', { name: 'Tulis catatan' }).click(),
  },
  {
    ...{ name: 'what restricting a conversation does', who: 'pendamping' },
    page: '/pendamping/obrolan/:membershipId',
    at: (tour) => `/pendamping/obrolan/${tour.people.person(accompanied).membershipId}`,
    then: (page) => page.getByRole('button', { name: 'Batasi', exact: true }).click(),
    sees: 'tetap bisa menulis kepada Anda',
  },
  {
    ...{ name: 'her conversation with one trusted person', page: '/saya/pendamping' },
    ...{ who: accompanied, before: entrusted, sees: 'sekarang hanya dibaca Anda dan Retno Palupi' },
  },
  {
    ...{ name: 'what restricting does', page: '/pendamping/kiriman/:submissionId' },
    ...{ who: 'pendamping', sees: 'Mulai saat itu hanya Retno Palupi' },
    at: async (tour) => {
      const { items } = await tour.ask<ReviewQueueView>('admin', '/review-queue?limit=50');
      const work = items.find((one) => /Tuminah/.test(one.participant.name))!;
      return `/pendamping/kiriman/${work.submissionId}`;
    },
    then: (page) => page.getByRole('button', { name: 'Batasi', exact: true }).click(),
  },
  {
    ...{ name: 'her work with one trusted person', page: '/belajar/langkah/:stepId' },
    ...{ who: waiting, sees: 'hanya dibaca oleh Retno Palupi' },
    at: (tour) => tour.stepWhere(waiting, (step) => step.state === 'waiting'),
    before: changed((it) => {
      it.submission!.trusted = ['Retno Palupi'];
      it.whyNot = 'step-done';
    }),
  },
  {
    ...{ name: 'her work that is open again', page: '/belajar/langkah/:stepId' },
    ...{ who: returned, at: (tour) => tour.step(returned, 'o5-a') },
    before: changed((it) => {
      const by = { id: id(5), name: 'Sulastri' };
      it.submission!.attempts[0]!.reversed = { by, at, reason: 'Foto kedua milik peserta lain.' };
    }),
    sees: 'Tugas ini dibuka lagi untuk Anda',
  },
  {
    ...{ name: 'what reopening does', page: '/petugas/angkatan/:cohortId/karya/:submissionId' },
    ...{ who: 'petugas', sees: 'Cabut juga sertifikat ini' },
    at: async (tour) => {
      const cohort = tour.people.cohorts.get('Lombok Timur Angkatan 3')!;
      const path = `/cohorts/${cohort}/works?state=accepted`;
      const { items } = await tour.ask<WorksPage>('petugas', path);
      return tour.inCohort('Lombok Timur Angkatan 3', `karya/${items[0]!.submissionId}`);
    },
    before: answer('**/api/v1/submissions/*/reversal', preview),
    then: (page) => page.getByRole('button', { name: 'Buka lagi tugas ini' }).click(),
  },
];
