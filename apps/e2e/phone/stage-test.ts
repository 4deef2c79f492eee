import type { Page } from 'playwright-core';
import { v7 as newId } from 'uuid';
import type { CohortFunnelsPage, PeoplePage } from '@pijar/insights/contracts';
import type { HomeView } from '@pijar/learning/contracts';
import { ask } from '../own-session';
import { enter } from './spoken-feedback';

/** The participant number of somebody in the demo, as the admin sees it. */
export async function numberOf(url: string, fullName: string): Promise<string> {
  const cookie = await enter(url, 'admin');
  const read = async <T>(path: string) => {
    const answer = await fetch(`${url}/api/v1/insights/cohorts${path}`, { headers: { cookie } });
    return (await answer.json()) as T;
  };
  for (const { id } of (await read<CohortFunnelsPage>('')).items) {
    const { items } = await read<PeoplePage>(`/${id}/people?limit=100`);
    const number = items.find((person) => person.fullName === fullName)?.participantNumber;
    if (number) return number;
  }
  throw new Error(`Nobody in the demo is called ${fullName}.`);
}

/** She answered a stage's questions at its beginning, all wrong, and has read its lessons since: told as phones tell it. */
export async function finishLessons(
  page: Page,
  membershipId: string,
  stageCode: string,
): Promise<void> {
  const home = await ask<HomeView>(page, 'GET', '/home');
  const stage = home.memberships[0]!.stages.find(({ code }) => code === stageCode)!;
  const deviceAt = new Date().toISOString();
  const before = { kind: 'test_finished', stageCode, payload: { moment: 'before', answers: [] } };
  const read = stage.modules
    .flatMap(({ steps }) => steps)
    .filter(({ kind, state }) => kind === 'lesson' && state === 'open')
    .map(({ stepId }) => ({ kind: 'lesson_finished', stepId, payload: {} }));
  const facts = [before, ...read].map((fact) => ({ id: newId(), deviceAt, ...fact }));
  await ask(page, 'POST', `/memberships/${membershipId}/facts`, { facts });
}

const right = [
  'Orang membayar, lalu membeli lagi.',
  'Ibu guru yang membeli dua botol',
  8000,
  false,
  'Keripik Rukmini',
  'Di dekat jendela pada pagi hari',
  'Pagi, Kak. Masih, Rp15.000',
  true,
];

/** Answers the eight questions of Orientasi rightly, as she would by touch. */
export async function answerTest(page: Page): Promise<void> {
  for (const answer of right) {
    if (typeof answer === 'number') {
      await page.getByRole('textbox').fill(String(answer));
      await page.getByRole('button', { name: 'Periksa jawaban' }).click();
    } else {
      const isWord = typeof answer === 'boolean';
      const name = isWord ? (answer ? 'Benar' : 'Tidak benar') : answer;
      const asking = page.locator('pijar-asking');
      await asking.getByRole('button', { name, exact: isWord }).click();
    }
    await page.getByText('Tepat', { exact: false }).first().waitFor();
    await page.locator('pijar-asking button.big').click();
  }
}
