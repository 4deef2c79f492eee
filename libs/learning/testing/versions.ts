import type { TestPerson } from '@pijar/identity/testing';
import {
  changeVersion,
  showVersionChange,
  type VersionChangeBody,
  type VersionChangeView,
} from '@pijar/learning/contracts';
import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import type { TestApp } from '@pijar/shared/testing';

/** What would change, as the officer sees it. */
export async function seeVersionChange(
  test: TestApp,
  officer: TestPerson,
  cohortId: string,
  to: string,
): Promise<VersionChangeView> {
  const answer = await test.call({
    method: 'GET',
    url: `${urlOf(showVersionChange, { cohortId })}?to=${to}`,
    as: officer,
  });
  if (answer.statusCode !== 200) throw new Error(`Looking failed: ${answer.body}`);
  return answer.json<VersionChangeView>();
}

/** A change as the officer's page sends it. */
export const changeOf = (
  { to, picture }: Pick<VersionChangeView, 'to' | 'picture'>,
  requestId = newId(),
): VersionChangeBody => ({
  requestId,
  to: to.versionId,
  picture,
  reason: 'Modul baru sudah siap.',
});

/** Looks at the change and makes it, through the API; fails unless it was made. */
export async function moveCohort(
  test: TestApp,
  officer: TestPerson,
  cohortId: string,
  to: string,
): Promise<VersionChangeView> {
  const view = await seeVersionChange(test, officer, cohortId, to);
  const answer = await test.call({
    method: 'POST',
    url: urlOf(changeVersion, { cohortId }),
    as: officer,
    payload: changeOf(view),
  });
  if (answer.statusCode !== 201 && answer.statusCode !== 200) {
    throw new Error(`Moving failed: ${answer.body}`);
  }
  return view;
}
