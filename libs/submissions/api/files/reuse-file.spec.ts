import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { startTestApp, type TestApp } from '@pijar/shared/testing';
import { SubmissionsApiModule } from '../submissions-api.module';
import {
  discardFile,
  fileContent,
  filePreview,
  listOwnFiles,
  reuseFile,
  type FileView,
} from '@pijar/submissions/contracts';
import {
  attemptOf,
  handIn,
  makeParticipant,
  makeScene,
  photoBytes,
  setNow,
  uploadFile,
  type Scene,
  type TestParticipant,
} from '@pijar/submissions/testing';

describe('a file of an earlier attempt', () => {
  let folder: string;
  let test: TestApp;
  let scene: Scene;
  let who: TestParticipant;
  let stepId: string;
  let photo: FileView;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'pijar-reuse-'));
    test = await startTestApp([SubmissionsApiModule], { PIJAR_DATA_DIR: folder });
    scene = await makeScene(test);
    stepId = scene.programme.steps['a1']!;
  });
  afterAll(async () => {
    await test.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    setNow(test);
    who = await makeParticipant(test, scene.organisationId, scene.cohortId);
    photo = await uploadFile(test, who, stepId, await photoBytes());
    await handIn(test, who, stepId, attemptOf({ uploadIds: [photo.id] }));
  });

  const reuse = (fileId: string, newFileId = newId(), as: { cookie: string } = who) =>
    test.call({ method: 'POST', url: urlOf(reuseFile, { fileId }), as, payload: { newFileId } });
  const bytes = async (route: { path: string }, fileId: string) => {
    const answer = await test.call({ method: 'GET', url: urlOf(route, { fileId }), as: who });
    expect(answer.statusCode).toBe(200);
    return answer.rawPayload;
  };

  it('comes again as a new file with the same bytes, the same receipt, and once', async () => {
    const newFileId = newId();
    const first = await reuse(photo.id, newFileId);
    expect([first.statusCode, first.json()]).toMatchObject([
      200,
      {
        id: newFileId,
        state: 'ready',
        kind: 'photo',
        attemptId: null,
        receivedSha256: photo.receivedSha256,
        size: photo.size,
        hasPreview: true,
      },
    ]);
    expect((await reuse(photo.id, newFileId)).json()).toEqual(first.json());
    for (const route of [fileContent, filePreview]) {
      expect(await bytes(route, newFileId)).toEqual(await bytes(route, photo.id));
    }
  });

  it('is listed for a phone that keeps it, with the bytes that it is handed out with', async () => {
    const list = (as: { cookie: string }) =>
      test.call({ method: 'GET', url: urlOf(listOwnFiles, who), as });
    const { length } = await bytes(fileContent, photo.id);
    const url = urlOf(fileContent, { fileId: photo.id });
    expect((await list(who)).json()).toEqual({ items: [{ stepId, url, bytes: length }] });
    expect((await list(scene.coach)).statusCode).toBe(404);
  });

  it('can be handed in again, and removing it leaves the first one', async () => {
    const copy = (await reuse(photo.id)).json<FileView>();
    const other = (await reuse(photo.id)).json<FileView>();
    await test.call({
      method: 'DELETE',
      url: urlOf(discardFile, { fileId: other.id }),
      as: who,
    });
    await bytes(fileContent, photo.id);
    await test.db.query(`update submission set state = 'returned' where membership_id = $1`, [
      who.membershipId,
    ]);
    const second = await handIn(test, who, stepId, attemptOf({ uploadIds: [copy.id] }));
    expect(second.number).toBe(2);
  });

  it('completes what a crash left half copied', async () => {
    const copy = (await reuse(photo.id)).json<FileView>();
    await test.db.query(`update upload set state = 'receiving' where id = $1`, [copy.id]);
    expect((await reuse(photo.id, copy.id)).json()).toEqual(copy);
  });

  it('is for whoever handed it in, and only once it was', async () => {
    for (const as of [scene.coach, scene.neighbour, scene.stranger]) {
      expect((await reuse(photo.id, newId(), as)).statusCode).toBe(404);
    }
    const loose = await uploadFile(test, who, stepId, await photoBytes());
    expect((await reuse(loose.id)).statusCode).toBe(404);
  });

  it('never writes over a file that has this id already', async () => {
    const before = await bytes(fileContent, photo.id);
    const theirs = await uploadFile(test, scene.neighbour, stepId, await photoBytes());
    expect((await reuse(photo.id, theirs.id)).statusCode).toBe(404);
    const mine = await uploadFile(test, who, stepId, await photoBytes());
    expect((await reuse(photo.id, mine.id)).json()).toMatchObject({ id: mine.id });
    expect(await bytes(fileContent, photo.id)).toEqual(before);
  });
});
