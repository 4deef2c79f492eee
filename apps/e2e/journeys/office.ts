import type { Visitor } from '../browser';
import { codeOnScreen } from './activate';

const day = (offset: number) =>
  new Date(Date.now() + offset * 86_400_000).toLocaleDateString('sv', {
    timeZone: 'Asia/Makassar',
  });

/** A staff account of the first organisation; answers its one-time code. */
export async function addStaff(
  admin: Visitor,
  fullName: string,
  username: string,
  role: string,
): Promise<string> {
  const { page } = admin;
  await page.getByRole('button', { name: 'Tambah staf' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nama', { exact: true }).fill(fullName);
  await dialog.getByLabel('Nama pengguna', { exact: true }).fill(username);
  await dialog.getByLabel('Lembaga', { exact: true }).selectOption({ label: 'PIJAR' });
  await dialog.getByRole('checkbox', { name: role }).check();
  await dialog.getByRole('button', { name: 'Simpan dan buat kode' }).click();
  const code = await codeOnScreen(admin);
  await dialog.getByRole('button', { name: 'Tutup' }).click();
  return code;
}

/** A cohort in Lombok Timur that began yesterday, with one coach; answers its id. */
export async function makeCohort(officer: Visitor, name: string, coach: string): Promise<string> {
  const { page } = officer;
  await page.goto('/petugas/baru');
  await page.getByLabel('Nama angkatan', { exact: true }).fill(name);
  await page
    .getByLabel('Kabupaten', { exact: true })
    .selectOption({ label: 'Lombok Timur, Nusa Tenggara Barat' });
  await page.getByLabel('Tempat', { exact: true }).fill('Balai Desa Aikmel');
  await page.getByLabel('Mulai', { exact: true }).fill(day(-1));
  await page.getByLabel('Selesai', { exact: true }).fill(day(120));
  await page.getByRole('button', { name: 'Buat angkatan' }).click();
  await page.waitForURL('**/angkatan/*/peserta');
  const cohortId = /angkatan\/([^/]+)/.exec(page.url())![1]!;
  await page.getByRole('link', { name: 'Pengaturan' }).click();
  await page.getByLabel('Tambah orang', { exact: true }).selectOption({ label: coach });
  await page.getByRole('button', { name: 'Tambah', exact: true }).click();
  await page.getByRole('combobox', { name: `Peran ${coach}` }).waitFor();
  return cohortId;
}

/** One person by hand; ends on the page that shows her code. */
export async function addParticipant({ page }: Visitor, cohortId: string, name: string) {
  await page.goto(`/petugas/angkatan/${cohortId}/tambah`);
  await page.getByLabel('Nama', { exact: true }).fill(name);
  await page.getByLabel('Nomor HP', { exact: true }).fill('0812 3456 7890');
  await page.getByLabel('Jenis kelamin', { exact: true }).selectOption({ label: 'Perempuan' });
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByRole('button', { name: 'Tambahkan 1 orang' }).click();
  await page.getByRole('link', { name: 'Buat kode aktivasi' }).click();
  await page.getByRole('button', { name: 'Buat kode sekarang' }).click();
}

/** Plans a day of the programme for today and marks her as there. */
export async function meet({ page }: Visitor, cohortId: string, title: string, name: string) {
  await page.goto(`/petugas/angkatan/${cohortId}/hari`);
  await page.getByRole('button', { name: title }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tanggal', { exact: true }).fill(day(0));
  await dialog.getByLabel('Mulai', { exact: true }).fill('00:01');
  await dialog.getByLabel('Selesai', { exact: true }).fill('23:00');
  await dialog.getByLabel('Tempat', { exact: true }).fill('Balai Desa Aikmel');
  await dialog.getByRole('button', { name: 'Rencanakan' }).click();
  const planned = page.locator('pijar-session-list li', {
    has: page.getByRole('heading', { name: title }),
  });
  await planned.getByRole('link', { name: 'Daftar hadir' }).click();
  await page
    .getByRole('group', { name })
    .getByRole('button', { name: 'Hadir', exact: true })
    .click();
  await page.getByRole('button', { name: 'Simpan 1 perubahan' }).click();
  await page.getByRole('button', { name: 'Semua tersimpan' }).waitFor();
}
