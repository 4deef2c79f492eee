import { CohortsApiModule } from '@pijar/cohorts/api';
import { addStaff } from '@pijar/cohorts/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { makePerson, type TestPerson } from '@pijar/identity/testing';
import { LearningApiModule } from '@pijar/learning/api';
import { makeLearner, type TestLearner } from '@pijar/learning/testing';
import { newId } from '@pijar/shared/api';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { MentoringApiModule } from './mentoring-api.module';

export let test: TestApp;
export let learner: TestLearner;

/**
 * An app with mentoring, and a participant with everybody around her for every test. Call it once in a spec file, or in each of its
 * blocks.
 * @param settings of the app, asked for before it starts
 */
export function useMentoring(
  settings: () => Promise<Record<string, string>> = async () => ({}),
): void {
  beforeAll(async () => {
    const contexts = [IdentityApiModule, CohortsApiModule, LearningApiModule, MentoringApiModule];
    test = await startTestApp(contexts, await settings());
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    learner = await makeLearner(test);
    await reachLastStage(learner.membershipId);
  });
}

/** As if she had come through the stages before. */
export async function reachLastStage(membershipId: string): Promise<void> {
  await test.db.query(
    `update stage_progress sp set state = 'open' from stage s
      where sp.membership_id = $1 and s.id = sp.stage_id and s.code = 'mastery'`,
    [membershipId],
  );
}

export async function newCoach(
  part: 'coach' | 'cofacilitator' | 'expert' = 'coach',
): Promise<TestPerson> {
  const person = await makePerson(test.db, learner.organisationId, ['facilitator']);
  await addStaff(test.db, learner.cohortId, person.personId, part);
  return person;
}

export async function goAway(personId: string): Promise<void> {
  await test.db.query(
    `insert into reviewer_availability (person_id, away_until, away_before)
     values ($1, current_date + 5, now() + interval '6 days')`,
    [personId],
  );
}

export const pairsOf = async (as = learner.officer) =>
  (await test.call({ url: `/api/v1/cohorts/${learner.cohortId}/pairs`, as })).json();

export const make = (
  items: { id?: string; membershipId: string; coachId: string }[],
  as: TestPerson = learner.officer,
) =>
  test.call({
    method: 'POST',
    url: `/api/v1/cohorts/${learner.cohortId}/pairs`,
    payload: { items: items.map((item) => ({ id: newId(), ...item })) },
    as,
  });

export const change = (
  to: { id?: string; coachId: string; was: string | null; reason?: string | null },
  as: TestPerson = learner.officer,
) =>
  test.call({
    method: 'PUT',
    url: `/api/v1/memberships/${learner.membershipId}/coach`,
    payload: { id: newId(), reason: 'Rumahnya lebih dekat.', ...to },
    as,
  });

export const conversation = (as: TestPerson, membershipId = learner.membershipId) =>
  test.call({ url: `/api/v1/memberships/${membershipId}/conversation`, as });

export const say = (
  pairId: string,
  text: string,
  as: TestPerson = learner.owner,
  id: string = newId(),
  uploadIds: string[] = [],
) =>
  test.call({
    method: 'POST',
    url: `/api/v1/memberships/${learner.membershipId}/messages`,
    payload: { id, pairId, text, uploadIds, writtenAt: '2026-03-01T10:00:00+08:00' },
    as,
  });

export const read = (turn: number, as: TestPerson) =>
  test.call({
    method: 'PUT',
    url: `/api/v1/memberships/${learner.membershipId}/messages/read`,
    payload: { turn },
    as,
  });

export const textsOf = async (as: TestPerson): Promise<string[]> =>
  (await conversation(as)).json().messages.map((message: { text: string }) => message.text);
