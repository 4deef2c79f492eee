import type { Screen } from './screen';

const admin = (place: string, name: string, sees: string, more: Partial<Screen> = {}): Screen => ({
  ...{ name, page: `/admin/${place}`, who: 'admin', sees },
  ...more,
});
/** Opens the form behind a button. */
const press =
  (name: string | RegExp): Screen['then'] =>
  (page) =>
    page.getByRole('button', { name }).first().click();
const silent = (path: string): Screen['before'] => {
  return (page) => page.route(path, (route) => route.fulfill({ status: 503 }));
};
const failed = {
  items: [
    {
      ...{ queue: 'credentials', jobId: '01a20172-0c07-70f5-9dd5-6ac3efa28488', attempts: 8 },
      name: 'certificate.issued → credentials.make-paper',
      reason: 'ENOSPC: no space left on device, write '.repeat(4),
      failedAt: '2026-01-05T03:04:05.000Z',
    },
  ],
};

/** What an admin sees, at a laptop and on a phone. */
export const screensOfAdmins: Screen[] = [
  admin('staf', 'the staff', 'Retno Palupi'),
  admin('staf', 'a new member of the staff', 'Simpan dan buat kode', {
    then: press('Tambah staf'),
  }),
  admin('staf', 'changing a member of the staff', 'Simpan', { then: press(/^Ubah/) }),
  admin('staf', 'the staff, when the server does not answer', 'Layanan sedang sibuk', {
    before: silent('**/api/v1/staff*'),
  }),
  admin('lembaga', 'the organisations', 'Forum Desbumi Jember'),
  admin('lembaga', 'a new organisation', 'Nama kontak bantuan', { then: press('Tambah lembaga') }),
  admin('catatan', 'who did what', 'Catatan'),
  admin('pekerjaan', 'no work that failed', 'Pekerjaan'),
  admin('pekerjaan', 'work that failed', 'ENOSPC', {
    before: (page) => page.route('**/api/v1/failed-jobs*', (it) => it.fulfill({ json: failed })),
  }),
];
