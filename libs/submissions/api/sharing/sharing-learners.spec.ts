import { addStaff } from '@pijar/cohorts/testing';
import { makePerson, type TestPerson } from '@pijar/identity/testing';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { setSharing } from '@pijar/submissions/contracts';
import { handIn, makeParticipant, makeScene, setNow, type Scene } from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../submissions-api.module';

const monday = '2026-03-02T01:00:00Z';

describe('work that is shared where somebody new has to learn to grade', () => {
  let test: TestApp;
  let scene: Scene;
  let learner: TestPerson;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
    setNow(test, monday);
    scene = await makeScene(test);
    learner = await makePerson(test.db, scene.organisationId, ['facilitator']);
    await addStaff(test.db, scene.cohortId, learner.personId);
  });
  afterAll(() => test.close());

  const admit = (people: TestPerson[]) =>
    test.db.query(
      `insert into grading_admission (person_id, organisation_id, programme_id, how, admitted_by, reason, admitted_at)
       select who, $2, v.programme_id, 'hand', $3, 'Sudah lama menilai', $5
         from unnest($4::uuid[]) who, programme_version v join cohort c on c.programme_version_id = v.id and c.id = $1`,
      [
        ...[scene.cohortId, scene.organisationId, scene.officer.personId],
        ...[people.map(({ personId }) => personId), monday],
      ],
    );

  it('is kept for those who are admitted', async () => {
    await test.db.query(
      `insert into grading_rule (organisation_id, programme_id, admission_level)
       select $2, v.programme_id, 0.6 from programme_version v join cohort c on c.programme_version_id = v.id
        where c.id = $1`,
      [scene.cohortId, scene.organisationId],
    );
    await admit([scene.coach, scene.otherCoach]);
    await test.call({
      ...{ method: 'PUT', url: urlOf(setSharing, { cohortId: scene.cohortId }), as: scene.officer },
      payload: { mode: 'even', seenMode: 'off' },
    });
    for (let n = 0; n < 4; n++) {
      const who = await makeParticipant(test, scene.organisationId, scene.cohortId);
      await handIn(test, who, scene.programme.steps['a1']!);
    }
    const rows = (await test.db.query(
      `select preferred_reviewer_id as id, count(*)::int as count from submission
        where cohort_id = $1 group by 1`,
      [scene.cohortId],
    )) as { id: string; count: number }[];
    expect(new Map(rows.map(({ id, count }) => [id, count]))).toEqual(
      new Map([scene.coach, scene.otherCoach].map(({ personId }) => [personId, 2])),
    );
  });
});
