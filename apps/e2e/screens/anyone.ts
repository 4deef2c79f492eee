import type { CohortCertificate } from '@pijar/credentials/contracts';
import type { Screen } from './screen';
import type { Tour } from './tour';

/** The number of a certificate of the demo that is in this state. */
async function numberOf(tour: Tour, state: string): Promise<string> {
  const cohort = tour.people.cohorts.get('Lombok Timur Angkatan 3')!;
  const { items } = await tour.ask<{ items: CohortCertificate[] }>(
    'petugas',
    `/cohorts/${cohort}/certificates?limit=100`,
  );
  return items.find((each) => each.state === state)!.number;
}

const nobody = (page: string, name: string, sees: string, more: Partial<Screen> = {}): Screen => ({
  ...{ name, page, who: null, sees },
  ...more,
});

/** What is seen without an account. */
export const screensOfAnyone: Screen[] = [
  nobody('/', 'the start page', 'Periksa sertifikat'),
  nobody('/masuk', 'signing in', 'Lupa PIN'),
  nobody('/masuk', 'a wrong PIN', 'belum cocok', {
    then: async (page) => {
      await page.getByLabel('Nomor HP, nomor peserta').fill('0812 0000 0000');
      await page.locator('input[type=password]').fill('483920');
      await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    },
  }),
  nobody('/aktivasi', 'activating an account', 'Belum punya kode?'),
  nobody('/aktivasi', 'a code that nobody gave', 'tidak kami kenal', {
    then: async (page) => {
      await page.getByLabel('Kode', { exact: true }).fill('0000-0000-0000');
      await page.getByRole('button', { name: 'Lanjut' }).click();
    },
  }),
  nobody('/verifikasi', 'checking a certificate', 'Apakah sertifikat ini asli?'),
  nobody('/verifikasi/:number', 'a certificate that is valid', 'Sertifikat ini asli', {
    at: async (tour) => `/verifikasi/${await numberOf(tour, 'valid')}`,
  }),
  nobody('/verifikasi/:number', 'a certificate that was revoked', 'Dicabut', {
    at: async (tour) => `/verifikasi/${await numberOf(tour, 'revoked')}`,
  }),
  nobody('/verifikasi/:number', 'a certificate that is not known', 'Tidak ditemukan', {
    at: () => '/verifikasi/PJR-8TYC-247E-FKWD-2VBJ',
  }),
  nobody('/**', 'an address that leads nowhere', 'Halaman tidak ada', { at: () => '/entah/apa' }),
  nobody('/', 'the words of “Butuh bantuan?”', 'Tanyakan kepada petugas', {
    then: (page) => page.getByRole('button', { name: 'Butuh bantuan?' }).click(),
  }),
];
