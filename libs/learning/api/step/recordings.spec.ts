import { CohortsApiModule } from '@pijar/cohorts/api';
import { CurriculumApiModule } from '@pijar/curriculum/api';
import { makeNextVersion, makeSound } from '@pijar/curriculum/testing';
import { IdentityApiModule } from '@pijar/identity/api';
import type { TestPerson } from '@pijar/identity/testing';
import { makeLearner, type TestLearner } from '@pijar/learning/testing';
import { Background, newId } from '@pijar/shared/api';
import { startTestApp, until, type TestApp } from '@pijar/shared/testing';
import { LearningApiModule } from '../learning-api.module';

let test: TestApp;
let learner: TestLearner;
let mp3: Buffer;

beforeAll(async () => {
  mp3 = await makeSound('mp3', 4);
  test = await startTestApp([
    ...[IdentityApiModule, CurriculumApiModule, CohortsApiModule, LearningApiModule],
  ]);
  await test.app.get(Background).start();
});
afterAll(() => test.close());
beforeEach(async () => {
  learner = await makeLearner(test);
});

const get = async (as: TestPerson, url: string) =>
  (await test.call({ method: 'GET', as, url: `/api/v1${url}` })).json();
const lessonOf = (as: TestPerson, stepId = learner.programme.steps['l1']!) =>
  get(as, `/memberships/${learner.membershipId}/steps/${stepId}`);

async function addRecording(sound = mp3): Promise<string> {
  const [{ programmeId }] = await test.db.query(
    'select programme_id as "programmeId" from programme_version where id = $1',
    [learner.programme.programmeVersionId],
  );
  const recordingId = newId();
  const url = `/api/v1/lesson-recordings/${recordingId}`;
  const payload = {
    ...{ programmeId, lessonCode: 'l1', language: 'sas', title: 'Diceritakan Inaq Sri' },
    transcript: 'Side pade solah. Ini yang dikatakan.',
  };
  await test.call({ method: 'PUT', as: learner.officer, url, payload });
  await test.call({
    ...{ method: 'PUT', as: learner.officer, url: `${url}/sound`, payload: sound },
    headers: { 'content-type': 'application/octet-stream' },
  });
  await until(async () => {
    const { items } = await get(learner.officer, '/lesson-recordings');
    return items[0].state === 'ready';
  });
  return recordingId;
}

describe('a recording of the organisation', () => {
  it('comes with the lesson, and into the module that is taken home', async () => {
    const before = await get(learner.owner, `/memberships/${learner.membershipId}/modules`);
    expect((await lessonOf(learner.owner)).content.recordings).toEqual([]);
    const recordingId = await addRecording();
    const { content, module } = await lessonOf(learner.owner);
    expect(content.recordings).toEqual([
      {
        ...{ recordingId, title: 'Diceritakan Inaq Sri', language: 'sas' },
        sound: expect.objectContaining({ seconds: 4, transcript: expect.stringContaining('Side') }),
      },
    ]);
    const { sound } = content.recordings[0];
    const ofModule = (weights: { moduleId: string }[]) =>
      weights.find(({ moduleId }) => moduleId === module.moduleId)!;
    const after = await get(learner.owner, `/memberships/${learner.membershipId}/modules`);
    const was = ofModule(before) as never as { media: object[]; textBytes: number };
    expect(ofModule(after)).toMatchObject({
      textBytes: was.textBytes + Buffer.byteLength(sound.transcript),
      media: expect.arrayContaining([
        { url: sound.url, type: 'audio/mp4', bytes: sound.bytes, insteadOf: null },
        { ...sound.opus, insteadOf: sound.url },
      ]),
    });
    const media = await test.call({ method: 'GET', url: sound.opus.url });
    expect(media.rawPayload).toHaveLength(sound.opus.bytes);
    const whole = await get(
      learner.owner,
      `/memberships/${learner.membershipId}/modules/${module.moduleId}`,
    );
    expect(whole.steps[0].content.recordings).toEqual(content.recordings);
  });

  it('is not heard by people of another organisation', async () => {
    await addRecording();
    const other = await makeLearner(test);
    await test.db.query('update cohort set programme_version_id = $2 where id = $1', [
      other.cohortId,
      other.programme.programmeVersionId,
    ]);
    const url = `/memberships/${other.membershipId}/steps/${other.programme.steps['l1']}`;
    expect((await get(other.owner, url)).content.recordings).toEqual([]);
  });

  it('outlives a move to the next version, and goes when it is removed', async () => {
    const recordingId = await addRecording(await makeSound('mp3', 3));
    await makeNextVersion(test.db, learner.programme);
    const { content } = await lessonOf(learner.owner);
    expect(content.recordings).toHaveLength(1);
    const url = `/api/v1/lesson-recordings/${recordingId}`;
    await test.call({ method: 'DELETE', as: learner.officer, url });
    expect((await lessonOf(learner.owner)).content.recordings).toEqual([]);
    const gone = await test.call({ method: 'GET', url: content.recordings[0].sound.url });
    expect(gone.statusCode).toBe(404);
  });
});
