import type { Page } from 'playwright-core';
import type { SessionView } from '@pijar/identity/contracts';
import type { HomeView, StepLine } from '@pijar/learning/contracts';
import type { HandInView } from '@pijar/submissions/contracts';
import { until } from '@pijar/shared/testing';
import { demoPin } from '../demo-people';
import { stepsOf } from '../journeys/path-of-hers';
import { ask } from '../own-session';
import { untilShellKept } from '../shell';
import { untilKept, untilOpen } from './kept-on-phone';

/** A participant who has been on her phone with signal: it knows her PIN, and keeps what it takes to work without. */
export interface Her {
  personId: string;
  membershipId: string;
  fullName: string;
  /** Assignments that she may hand in. */
  assignments: StepLine[];
  lessons: StepLine[];
}

/** Signs in with the PIN as she would, and visits `visited` lessons and assignments each, so that they open without signal. */
export async function comeIn(page: Page, url: string, number: string, visited = 2): Promise<Her> {
  await page.goto(`${url}/masuk?lain=1`);
  await page.getByLabel('Nomor HP, nomor peserta, atau nama pengguna').fill(number);
  await page.getByLabel('PIN', { exact: true }).fill(demoPin);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.waitForURL('**/belajar');
  const { personId, fullName } = await ask<SessionView>(page, 'GET', '/session');
  await untilOpen(page, personId);
  const path = (await ask<HomeView>(page, 'GET', '/home')).memberships[0]!;
  const open = stepsOf(path).filter(({ state }) => state === 'open');
  const ofKind = (wanted: string) => open.filter(({ kind }) => kind === wanted).slice(0, visited);
  const [assignments, lessons] = [ofKind('assignment'), ofKind('lesson')];
  for (const { stepId, kind, title } of [...assignments, ...lessons]) {
    await page.goto(`${url}/belajar/langkah/${stepId}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await untilKept(page, personId, `/steps/${stepId}`);
    if (kind === 'assignment') await untilKept(page, personId, `/steps/${stepId}/hand-in`);
  }
  await page.goto(`${url}/belajar`);
  await untilShellKept(page);
  return { personId, fullName, membershipId: path.membershipId, assignments, lessons };
}

export const openStep = async (page: Page, url: string, { stepId, title }: StepLine) => {
  await page.goto(`${url}/belajar/langkah/${stepId}`);
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
};

/** Writes words for an assignment and presses Kirim; until they lie in the outbox. */
export async function handInHere(page: Page, url: string, step: StepLine, words: string) {
  await openStep(page, url, step);
  await page.getByLabel('Tulisan', { exact: true }).fill(words);
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
  await page.getByRole('heading', { name: /Di HP, menunggu sinyal|Belum ada jawaban/ }).waitFor();
}

/** The line on top: “Tanpa sinyal · 2 belum terkirim”, a way to the list. */
export const unsentLink = (page: Page, count: number) =>
  page.locator('header').getByRole('link', { name: `${count} belum terkirim` });

/** Until everything of hers is with the server. */
export async function untilAllReceived(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/saya/belum-terkirim`);
  await page.getByText('Semua sudah diterima').waitFor({ timeout: 60_000 });
}

/** She presses “Kirim sekarang” as long as there is something to press for: it may have gone by itself meanwhile. */
export async function sendUntil(page: Page, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const send = page.getByRole('button', { name: 'Kirim sekarang' });
  await until(async () => {
    if (await send.isVisible()) await send.click({ timeout: 1_000 }).catch(() => undefined);
    return isSo();
  }, 60);
}

/** The same until nothing waits on the phone any more. */
export async function sendAll(page: Page): Promise<void> {
  const none = page.getByText('Semua sudah diterima');
  await sendUntil(page, () => none.isVisible());
}

/** What the server has of an assignment, asked in her own session. */
export const handInOf = (page: Page, { membershipId }: Her, { stepId }: StepLine) =>
  ask<HandInView>(page, 'GET', `/memberships/${membershipId}/steps/${stepId}/hand-in`);
