import pg from 'pg';
import type { Page } from 'playwright-core';
import { runningPostgres } from '@pijar/shared/testing';
import type { RunningProduct } from '../product';

/** The coach publishes a clinic for tomorrow. */
export async function publishClinic(page: Page, topic: string): Promise<void> {
  const begins = new Date(Date.now() + 24 * 3600_000);
  const inJakarta = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta', ...options }).format(begins);
  await page.goto('/pendamping/klinik');
  await page.getByRole('button', { name: 'Terbitkan klinik' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Topik').fill(topic);
  await dialog.getByLabel('Tanggal').fill(inJakarta({ dateStyle: 'short' }));
  await dialog.getByLabel('Jam di').selectOption({ label: 'WIB' });
  const [hour] = inJakarta({ timeStyle: 'short' }).split(':') as [string];
  await dialog.getByLabel('Mulai').fill(`${hour}:00`);
  await dialog.getByLabel('Selesai').fill(`${hour}:59`);
  await dialog.getByLabel('Tautan pertemuan').fill('https://meet.example.org/cahaya');
  await dialog.getByRole('button', { name: 'Terbitkan' }).click();
  await page.waitForURL(/klinik\/[0-9a-f-]{36}$/);
}

/** The day of the clinic comes: it was to be tomorrow, and began a day earlier than that. */
export async function letClinicBegin({ dataDir }: RunningProduct, topic: string): Promise<void> {
  const client = new pg.Client(runningPostgres(dataDir)!);
  await client.connect();
  await client
    .query(
      `update planned_session set starts_at = starts_at - interval '1 day',
              ends_at = ends_at - interval '1 day' where title = $1`,
      [topic],
    )
    .finally(() => client.end());
}

/** From the page of the clinic: she came, and this is what both agreed on. */
export async function meetAtClinic(page: Page, name: string, agreed: string): Promise<void> {
  const address = page.url();
  await page.reload();
  await page.getByRole('link', { name: 'Daftar hadir' }).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: name })
    .getByRole('button', { name: 'Hadir', exact: true })
    .click();
  await page.getByRole('button', { name: /^Simpan/ }).click();
  await page.getByText('Semua tersimpan').waitFor();
  await page.goto(address);
  await page.getByRole('button', { name: `Catat hasil: ${name}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Apa hasilnya').fill('Kami coba bersama, fotonya terang.');
  await dialog.getByRole('button', { name: 'Tambah kesepakatan' }).click();
  await dialog.getByLabel('Apa yang akan dilakukan').fill(agreed);
  await dialog.getByRole('button', { name: 'Simpan hasil' }).click();
  await dialog.waitFor({ state: 'detached' });
}
