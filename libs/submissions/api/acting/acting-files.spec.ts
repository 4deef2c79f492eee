import { newId } from '@pijar/shared/api';
import { problemIn, type TestPerson } from '@pijar/identity/testing';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  discardFile,
  fileContent,
  reuseFile,
  sendAttempt,
  showActingHandIn,
  showFile,
  showHandIn,
  type ActingHandInView,
  type FileView,
  type HandInView,
} from '@pijar/submissions/contracts';
import {
  attemptOf,
  beginUpload,
  entryOf,
  makeCoachElsewhere,
  makeParticipant,
  makeScene,
  photoBytes,
  uploadFile,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';
import { SubmissionsApiModule } from '../submissions-api.module';

describe('files that staff send for a participant', () => {
  let test: TestApp;
  let scene: Scene;
  let who: TestParticipant;
  let stepId: string;
  let coachElsewhere: TestPerson;
  let bytes: Buffer;

  beforeAll(async () => {
    test = await startTestApp([SubmissionsApiModule]);
    scene = await makeScene(test);
    stepId = scene.programme.steps['a1']!;
    coachElsewhere = await makeCoachElsewhere(test, scene);
    bytes = await photoBytes();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
  });

  /** The sender's session with the participant's membership, as the metadata of an upload say it. */
  const sender = (as: TestPerson): TestParticipant => ({ ...as, membershipId: who.membershipId });
  const sendFor = (as: TestPerson = scene.coach) => uploadFile(test, sender(as), stepId, bytes);
  const ask = async (url: string, as: TestPerson) =>
    (await test.call({ method: 'GET', url, as })).statusCode;
  const enter = (uploadIds: string[], as: TestPerson = scene.coach) =>
    test.call({
      method: 'POST',
      url: urlOf(sendAttempt, { membershipId: who.membershipId, stepId }),
      payload: entryOf({ uploadIds }),
      as,
    });

  it('begin for staff of her cohort and for nobody else', async () => {
    for (const as of [scene.coach, scene.officer, scene.admin]) {
      expect((await beginUpload(test, sender(as), stepId, 10)).statusCode).toBe(201);
    }
    for (const as of [
      scene.neighbour,
      scene.formerCoach,
      coachElsewhere,
      scene.stranger,
      scene.strangeOfficer,
    ]) {
      expect((await beginUpload(test, sender(as), stepId, 10)).statusCode).toBe(404);
    }
  });

  it('are seen by nobody but the sender until they are handed in, also not by the participant', async () => {
    const file = await sendFor();
    expect(file).toMatchObject({ state: 'ready', kind: 'photo' });
    const url = urlOf(showFile, { fileId: file.id });
    expect(await ask(url, scene.coach)).toBe(200);
    for (const as of [who, scene.otherCoach, scene.officer, scene.formerCoach, scene.stranger]) {
      expect(await ask(url, as)).toBe(404);
    }
    const acting = await test.call({
      method: 'GET',
      url: urlOf(showActingHandIn, { membershipId: who.membershipId, stepId }),
      as: scene.coach,
    });
    expect(acting.json<ActingHandInView>().looseFiles.map(({ id }) => id)).toEqual([file.id]);
    const hers = await test.call({
      method: 'GET',
      url: urlOf(showHandIn, { membershipId: who.membershipId, stepId }),
      as: who,
    });
    expect(hers.json<HandInView>().looseFiles).toEqual([]);
  });

  it('are nothing to the sender once she is no longer staff', async () => {
    const leaving = await makeCoachElsewhere(test, scene);
    await test.db.query(
      'insert into cohort_staff (cohort_id, person_id, part) values ($1, $2, $3)',
      [scene.cohortId, leaving.personId, 'coach'],
    );
    const file = await sendFor(leaving);
    await test.db.query('update cohort_staff set left_at = now() where person_id = $1', [
      leaving.personId,
    ]);
    expect(await ask(urlOf(showFile, { fileId: file.id }), leaving)).toBe(404);
    expect(await ask(urlOf(fileContent, { fileId: file.id }), leaving)).toBe(404);
    expect((await enter([file.id], leaving)).statusCode).toBe(404);
  });

  it('are bound by the sender, to this participant and this assignment only', async () => {
    const file = await sendFor();
    const unknown = '422 invalid /body/uploadIds/0:unknown';
    expect(problemIn(await enter([file.id], scene.otherCoach))).toBe(unknown);
    const own = await test.call({
      method: 'POST',
      url: urlOf(sendAttempt, { membershipId: who.membershipId, stepId }),
      payload: attemptOf({ uploadIds: [file.id] }),
      as: who,
    });
    expect(problemIn(own)).toBe(unknown);
    const first = who;
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    expect(problemIn(await enter([file.id]))).toBe(unknown);
    who = first;
    expect((await enter([file.id])).statusCode).toBe(200);
  });

  it('are hers from then on: she takes them into her next try, the sender cannot take them away', async () => {
    const file = await sendFor();
    await enter([file.id]);
    expect(await ask(urlOf(fileContent, { fileId: file.id }), who)).toBe(200);
    expect(await ask(urlOf(fileContent, { fileId: file.id }), scene.otherCoach)).toBe(200);
    expect(await ask(urlOf(fileContent, { fileId: file.id }), scene.formerCoach)).toBe(404);
    const discarded = await test.call({
      method: 'DELETE',
      url: urlOf(discardFile, { fileId: file.id }),
      as: scene.coach,
    });
    expect(discarded.statusCode).toBe(404);
    const reused = await test.call({
      method: 'POST',
      url: urlOf(reuseFile, { fileId: file.id }),
      payload: { newFileId: newId() },
      as: who,
    });
    expect(reused.json<FileView>()).toMatchObject({ state: 'ready', attemptId: null });
  });
});
