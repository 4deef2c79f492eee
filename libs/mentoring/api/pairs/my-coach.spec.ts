import { CohortsApiModule } from '@pijar/cohorts/api';
import { addStaff } from '@pijar/cohorts/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import { LearningApiModule } from '@pijar/learning/api';
import { makeLearner, type TestLearner } from '@pijar/learning/testing';
import { pair } from '@pijar/mentoring/testing';
import { makePerson } from '@pijar/identity/testing';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { PairAccess } from '../access/pair-access';
import { MentoringApiModule } from '../mentoring-api.module';

let test: TestApp;
let learner: TestLearner;

beforeAll(async () => {
  const contexts = [IdentityApiModule, CohortsApiModule, LearningApiModule, MentoringApiModule];
  test = await startTestApp(contexts);
});
afterAll(() => test.close());
beforeEach(async () => {
  learner = await makeLearner(test);
});

const url = () => `/api/v1/memberships/${learner.membershipId}/coach`;

describe('my coach', () => {
  it('is nobody at first, then whoever accompanies me', async () => {
    expect((await test.call({ url: url(), as: learner.owner })).json()).toMatchObject({
      coach: null,
      unread: 0,
      hasConversation: false,
    });
    const pairId = await pair(test.db, learner.membershipId, learner.coach.personId);
    const { coach } = (await test.call({ url: url(), as: learner.owner })).json();
    expect(coach).toMatchObject({ pairId, personId: learner.coach.personId });
  });

  it('is told to nobody else', async () => {
    const others = [learner.otherOwner, learner.coach, learner.formerCoach, learner.otherOfficer];
    for (const as of others) {
      expect((await test.call({ url: url(), as })).statusCode).toBe(404);
    }
    expect((await test.call({ url: url() })).statusCode).toBe(401);
  });
});

describe('access to what a pair shares', () => {
  const relation = (who: { personId: string }, roles: readonly string[], organisationId?: string) =>
    test.app
      .get(PairAccess)
      .see(
        {
          personId: who.personId,
          roles,
          organisationId: organisationId ?? learner.organisationId,
        } as never,
        learner.membershipId,
      )
      .then(
        (row) => row.relation,
        (fault: { status?: number }) => fault.status ?? fault,
      );

  it('has her, her coach, and whoever leads her cohort; a coach who left the staff has none', async () => {
    await pair(test.db, learner.membershipId, learner.coach.personId);
    const other = await makePerson(test.db, learner.organisationId, ['facilitator']);
    await addStaff(test.db, learner.cohortId, other.personId);
    expect(await relation(learner.owner, ['participant'])).toBe('participant');
    expect(await relation(learner.coach, ['facilitator'])).toBe('coach');
    expect(await relation(learner.officer, ['officer'])).toBe('leads');
    await expect(relation(other, ['facilitator'])).resolves.not.toBe('coach');
    await test.db.query('update cohort_staff set left_at = now() where person_id = $1', [
      learner.coach.personId,
    ]);
    await expect(relation(learner.coach, ['facilitator'])).resolves.not.toBe('coach');
  });
});
