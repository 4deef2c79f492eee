import type { Page } from 'playwright-core';
import type { HomeView, ModulePath } from '@pijar/learning/contracts';
import { ask } from '../own-session';

interface DemoAccounts {
  items: { label: string; identifier: string; secret: string }[];
}

/** The demo's participant in Orientasi signs in, as anybody does on a phone that knows nobody. @returns her home */
export async function signInForOrientasi(page: Page, url: string): Promise<HomeView> {
  await page.goto(`${url}/masuk`);
  const { items } = await ask<DemoAccounts>(page, 'GET', '/demo-accounts');
  const account = items.find(({ label }) => label === 'Peserta di tahap Orientasi')!;
  await page.getByLabel('Nomor HP, nomor peserta, atau nama pengguna').fill(account.identifier);
  await page.getByLabel('PIN', { exact: true }).fill(account.secret);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.waitForURL('**/belajar');
  return ask<HomeView>(page, 'GET', '/home');
}

/** A module of hers by its code. */
export function moduleOf(home: HomeView, code: string): ModulePath {
  const modules = home.memberships.flatMap(({ stages }) => stages).flatMap((each) => each.modules);
  const found = modules.find((module) => module.code === code);
  if (!found) throw new Error(`She has no module ${code}.`);
  return found;
}
