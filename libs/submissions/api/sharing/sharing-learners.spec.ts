import { addStaff } from '@pijar/cohorts/testing';
import { makePerson } from '@pijar/identity/testing';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { setSharing, showSharing, type SharingView } from '@pijar/submissions/contracts';
import { handIn, makeParticipant, makeScene, setNow, type Scene } from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../submissions-api.module';
import { SharingWatch } from './sharing-watch';

const monday = '2026-03-02T01:00:00Z';

describe('work that is shared where somebody new has to learn to grade', () => {
  let test: TestApp;
  let scene: Scene;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
    setNow(test, monday);
    scene = await makeScene(test);
    const third = await makePerson(test.db, scene.organisationId, ['facilitator'], {
      fullName: 'Bu Wati',
    });
    await addStaff(test.db, scene.cohortId, third.personId);
  });
  afterAll(() => test.close());

  const cohort = () => ({ cohortId: scene.cohortId });
  const sendMany = async (count: number) => {
    for (let n = 0; n < count; n++) {
      const who = await makeParticipant(test, scene.organisationId, scene.cohortId);
      await handIn(test, who, scene.programme.steps['a1']!);
    }
  };
  const ofVersion = `from programme_version where id = $2`;
  const version = () => [scene.organisationId, scene.programme.programmeVersionId];

  it('leaves her for those who are admitted, also with what was kept for her before', async () => {
    await test.call({
      ...{ method: 'PUT', url: urlOf(setSharing, cohort()), as: scene.officer },
      payload: { mode: 'even', seenMode: 'off' },
    });
    await sendMany(3);
    await test.db.query(
      `insert into grading_rule (organisation_id, programme_id, admission_level)
       select $1, programme_id, 0.6 ${ofVersion}`,
      version(),
    );
    await test.db.query(
      `insert into grading_admission (person_id, organisation_id, programme_id, how, kappa, admitted_at)
       select $3, $1, programme_id, 'agreement', 0.8, now() ${ofVersion}`,
      [...version(), scene.coach.personId],
    );
    await test.app.get(SharingWatch).watch();
    await sendMany(2);
    const keepers = (await test.db.query(
      'select distinct preferred_reviewer_id as id from submission where cohort_id = $1',
      [scene.cohortId],
    )) as { id: string }[];
    expect(keepers).toEqual([{ id: scene.coach.personId }]);
    const { coaches } = (
      await test.call({ method: 'GET', url: urlOf(showSharing, cohort()), as: scene.officer })
    ).json<SharingView>();
    const learning = coaches.filter(({ isLearning }) => isLearning);
    expect(learning.map(({ name }) => name)).toEqual(['Bu Wati', 'Pak Adi']);
  });
});
