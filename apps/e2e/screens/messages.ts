import type { Screen } from './screen';

const officer = 'petugas';
const personId = '01a20172-0c07-70f5-9dd5-6ac3efa28488';
const since = '2026-01-05T03:04:05.000Z';
const waiting = {
  ...{ personId, fullName: 'Baiq Nurul Hidayati', phone: '6281234567890', count: 2, since },
  takenBy: null,
};
const taken = {
  ...waiting,
  personId: personId.replace('01a2', '01a3'),
  fullName: 'Siti Maesarah binti Haji Abdurrahman Wahid',
  takenBy: { fullName: 'Retno Palupi', isMe: false },
};
const message = {
  claim: 'a1b2c3d4-e5f6-4a1b-8c2d-3e4f5a6b7c8d',
  text: 'Halo Baiq Nurul Hidayati,\n\nCatat 7 Hari: perlu diperbaiki\n\nhttps://pijar.example.org/belajar',
  link: 'about:blank#wa',
  until: '2026-01-05T03:14:05.000Z',
};
const delivery = {
  ...{
    deliveryId: personId,
    personId,
    fullName: 'Baiq Nurul Hidayati',
    kind: 'submission_returned',
  },
  ...{ channel: 'email', state: 'dead', tries: 10, lastFault: 'smtp-550' },
  ...{ createdAt: since, dueAt: null, sentAt: null },
};

const someWait: Screen['before'] = (page) =>
  page.route('**/api/v1/by-hand', (route) =>
    route.fulfill({ json: { items: [waiting, taken], total: 140 } }),
  );
const noneWaits: Screen['before'] = (page) =>
  page.route('**/api/v1/by-hand', (route) => route.fulfill({ json: { items: [], total: 0 } }));

/** What an officer sees of the messages that leave the product. */
export const screensOfMessages: Screen[] = [
  {
    ...{ name: 'outgoing messages', page: '/petugas/pesan-keluar', who: officer },
    sees: 'Dikirim dengan tangan',
  },
  {
    ...{ name: 'outgoing messages that failed', page: '/petugas/pesan-keluar', who: officer },
    at: () => '/petugas/pesan-keluar?keadaan=dead',
    before: (page) =>
      page.route('**/api/v1/deliveries*', (route) =>
        route.fulfill({ json: { items: [delivery], next: null } }),
      ),
    sees: 'smtp-550',
  },
  {
    ...{ name: 'making an announcement', page: '/petugas/pesan-keluar/pengumuman', who: officer },
    then: (page) => page.getByRole('button', { name: 'Kirim pengumuman' }).click(),
    sees: 'Isi ini dulu.',
  },
  {
    ...{ name: 'messages to send by hand', page: '/petugas/pesan-keluar/tangan', who: officer },
    ...{ before: someWait, sees: 'Sedang dikirim oleh Retno Palupi' },
  },
  {
    ...{ name: 'a message in her hands', page: '/petugas/pesan-keluar/tangan', who: officer },
    before: async (page) => {
      await someWait(page);
      await page.route('**/api/v1/by-hand/*/take', (route) => route.fulfill({ json: message }));
    },
    then: (page) => page.getByRole('button', { name: /^Buka WhatsApp untuk Baiq/ }).click(),
    sees: 'Sudah terkirim?',
  },
  {
    ...{ name: 'nothing to send by hand', page: '/petugas/pesan-keluar/tangan', who: officer },
    ...{ before: noneWaits, sees: 'Tidak ada yang menunggu' },
  },
];
