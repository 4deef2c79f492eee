import type { Visitor } from '../browser';

/** The code of the slip on the screen, e.g. `K7M2-9QXT-4HRC`. */
export async function codeOnScreen({ page }: Visitor): Promise<string> {
  const words = await page.locator('.code').innerText();
  return /[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/.exec(words)![0];
}

/** Staff: the link opens the page with the code in place; a password is all that is asked. */
export async function activateStaff({ page }: Visitor, code: string, password: string) {
  await page.goto(`/aktivasi#kode=${code}`);
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(password);
  await page.getByLabel('Ulangi kata sandi', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Simpan' }).click();
}

/** A participant types the code, reads what is kept and why, agrees to what is needed, and makes a PIN. */
export async function activateParticipant({ page }: Visitor, code: string, pin: string) {
  await page.goto('/aktivasi');
  await page.getByLabel('Kode', { exact: true }).fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByLabel('Catatan belajar saya disimpan').check();
  await page.getByRole('button', { name: 'Lanjut buat PIN' }).click();
  await page.getByLabel('PIN baru', { exact: true }).fill(pin);
  await page.getByLabel('Ulangi PIN', { exact: true }).fill(pin);
  await page.getByRole('button', { name: 'Simpan' }).click();
}
