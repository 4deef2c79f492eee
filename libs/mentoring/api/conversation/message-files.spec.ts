import { createHash } from 'node:crypto';
import { Erasure, PersonalData } from '@pijar/identity/api';
import { makePerson, type TestPerson } from '@pijar/identity/testing';
import type { MessageView } from '@pijar/mentoring/contracts';
import { pair } from '@pijar/mentoring/testing';
import { Background, newId } from '@pijar/shared/api';
import { until } from '@pijar/shared/testing';
import { uploadsPath } from '@pijar/submissions/contracts';
import {
  fileStores,
  metadataOf,
  pdfBytes,
  photoBytes,
  sendBytes,
  setNow,
  tusHeaders,
  wavBytes,
  type TestFileStore,
} from '@pijar/submissions/testing';
import {
  change,
  conversation,
  learner,
  newCoach,
  say,
  test,
  useMentoring,
} from '../testing-mentoring';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
let pairId: string;

/** @param more metadata besides what the file is for */
const begin = (as: TestPerson, bytes: Buffer, more: Record<string, string> = {}) =>
  test.call({
    method: 'POST',
    url: uploadsPath,
    as,
    headers: {
      ...tusHeaders,
      'upload-length': String(bytes.length),
      'upload-metadata': metadataOf({
        ...{ name: 'foto.jpg', type: 'image/jpeg', for: 'message' },
        ...{ membershipId: learner.membershipId, ...more },
      }),
    },
  });

async function upload(as: TestPerson, bytes: Buffer): Promise<string> {
  const begun = await begin(as, bytes, { sha256: sha256(bytes) });
  if (begun.statusCode !== 201) throw new Error(`The upload did not begin: ${begun.body}`);
  const url = String(begun.headers.location);
  // In two pieces: as after a cut.
  await sendBytes(test, as, url, 0, bytes.subarray(0, 900));
  await sendBytes(test, as, url, 900, bytes.subarray(900));
  return url.slice(url.lastIndexOf('/') + 1);
}

const bytesOf = (id: string, as: TestPerson, what: 'content' | 'preview' = 'content') =>
  test.call({ url: `/api/v1/files/${id}/${what}`, as });
const faultOf = (answer: { json: () => { errors?: { pointer: string; code: string }[] } }) => {
  const { pointer, code } = answer.json().errors![0]!;
  return [pointer, code];
};
const messagesOf = async (as: TestPerson): Promise<MessageView[]> =>
  (await conversation(as)).json().messages;
const beginPair = async () => {
  pairId = await pair(test.db, learner.membershipId, learner.coach.personId);
};

describe.each(fileStores)('files of a conversation in %s', (_name, open) => {
  let store: TestFileStore;
  useMentoring(async () => (store = await open()).environment);
  afterAll(() => store.stop());
  beforeEach(beginPair);

  it('go both ways, photos and a voice note, with the receipt of their bytes', async () => {
    const [photo, other] = await Promise.all([photoBytes({ hasPlace: true }), photoBytes()]);
    const ids = [await upload(learner.owner, photo), await upload(learner.owner, other)];
    expect((await say(pairId, '', learner.owner, newId(), ids)).statusCode).toBe(200);
    const voice = await upload(learner.coach, wavBytes());
    await say(pairId, 'Dengarkan, Bu', learner.coach, newId(), [voice]);
    for (const as of [learner.owner, learner.coach]) {
      const [hers, his] = await messagesOf(as);
      expect([hers!.text, hers!.files.map(({ id }) => id)]).toEqual([null, ids]);
      expect(hers!.files[0]).toMatchObject({ kind: 'photo', receivedSha256: sha256(photo) });
      expect(his).toMatchObject({ text: 'Dengarkan, Bu', files: [{ id: voice, kind: 'voice' }] });
      expect(sha256((await bytesOf(voice, as)).rawPayload)).toBe(sha256(wavBytes()));
      const seen = await bytesOf(ids[0]!, as);
      expect(seen.headers['content-type']).toBe('image/jpeg');
      // Where she stood when she took it is nobody's business.
      expect(seen.rawPayload.includes('PonselRahasia')).toBe(false);
      expect((await bytesOf(ids[0]!, as, 'preview')).statusCode).toBe(200);
    }
    const { items } = (await test.call({ url: '/api/v1/conversations', as: learner.coach })).json();
    expect(items[0].last).toMatchObject({ files: 'voice', text: 'Dengarkan, Bu' });
  });
});

describe('files of a conversation', () => {
  useMentoring();
  beforeEach(beginPair);

  it('are read by the two of the pair and nobody else; before they are sent, by the sender alone', async () => {
    const id = await upload(learner.owner, await photoBytes());
    expect((await bytesOf(id, learner.owner)).statusCode).toBe(200);
    expect((await bytesOf(id, learner.coach)).statusCode).toBe(404);
    await say(pairId, 'Ini', learner.owner, newId(), [id]);
    const { otherOwner, formerCoach, officer, otherOfficer, admin } = learner;
    for (const as of [otherOwner, formerCoach, officer, otherOfficer, admin, await newCoach()]) {
      expect((await bytesOf(id, as)).statusCode).toBe(404);
      expect((await bytesOf(id, as, 'preview')).statusCode).toBe(404);
      expect((await test.call({ url: `/api/v1/files/${id}`, as })).statusCode).toBe(404);
      expect((await begin(as, wavBytes())).statusCode).toBe(404);
    }
    expect((await test.call({ url: `/api/v1/files/${id}/content` })).statusCode).toBe(401);
  });

  it('are closed to the coach before, also his own; to the next one until she agrees', async () => {
    const hers = await upload(learner.owner, await photoBytes());
    const his = await upload(learner.coach, wavBytes());
    await say(pairId, 'Ini', learner.owner, newId(), [hers]);
    await say(pairId, '', learner.coach, newId(), [his]);
    const next = await newCoach();
    await change({ coachId: next.personId, was: pairId });
    const seenBy = async (as: TestPerson) =>
      Promise.all([hers, his].map(async (id) => (await bytesOf(id, as)).statusCode));
    expect(await seenBy(learner.coach)).toEqual([404, 404]);
    expect(await seenBy(next)).toEqual([404, 404]);
    expect(await seenBy(learner.owner)).toEqual([200, 200]);
    const url = `/api/v1/memberships/${learner.membershipId}/messages/sharing`;
    await test.call({ method: 'PUT', url, payload: { isShared: true }, as: learner.owner });
    expect(await seenBy(next)).toEqual([200, 200]);
  });

  it('go where the words go when the conversation is restricted', async () => {
    const trusted = await makePerson(test.db, learner.organisationId, ['safeguarding']);
    const hers = await upload(learner.owner, await photoBytes());
    const his = await upload(learner.coach, wavBytes());
    await say(pairId, 'Ini', learner.owner, newId(), [hers]);
    await say(pairId, '', learner.coach, newId(), [his]);
    const restrictionId = newId();
    const restricted = await test.call({
      method: 'POST',
      url: `/api/v1/memberships/${learner.membershipId}/conversation/restriction`,
      payload: { restrictionId, note: '', actionIds: [] },
      as: learner.coach,
    });
    expect(restricted.statusCode).toBeLessThan(300);
    const seenBy = async (as: TestPerson) =>
      Promise.all([hers, his].map(async (id) => (await bytesOf(id, as)).statusCode));
    expect(await seenBy(learner.owner)).toEqual([200, 200]);
    expect(await seenBy(trusted)).toEqual([200, 200]);
    for (const as of [learner.coach, learner.officer, learner.admin]) {
      expect(await seenBy(as)).toEqual([404, 404]);
    }
    const url = `/api/v1/restrictions/${restrictionId}/conversation`;
    const shown = await test.call({ url, as: trusted });
    expect(shown.body).toContain('messages');
    const { messages } = shown.json();
    expect(messages.map(({ files }: MessageView) => files[0]!.id)).toEqual([hers, his]);
  });

  it('belong to one message, once; sent again it is answered the same', async () => {
    const id = await upload(learner.owner, await photoBytes());
    const messageId = newId();
    const first = await say(pairId, 'Ini', learner.owner, messageId, [id]);
    expect((await say(pairId, 'Ini', learner.owner, messageId, [id])).body).toBe(first.body);
    const again = await say(pairId, 'Lagi', learner.owner, newId(), [id]);
    expect(faultOf(again)).toEqual(['/body/uploadIds/0', 'bound']);
    // What was refused left no message behind.
    expect(await messagesOf(learner.coach)).toHaveLength(1);
    const url = `/api/v1/files/${id}`;
    const gone = await test.call({ method: 'DELETE', url, as: learner.owner });
    expect([gone.statusCode, gone.json().type]).toEqual([409, '/problems/upload-bound']);
  });

  it('are up to four photos or one voice note, of whoever sends them', async () => {
    const { owner, coach } = learner;
    const send = (...ids: string[]) => say(pairId, '', owner, newId(), ids);
    const [photo, voice] = [
      await upload(owner, await photoBytes()),
      await upload(owner, wavBytes()),
    ];
    expect(faultOf(await send(photo, voice))).toEqual(['/body/uploadIds/1', 'kind-not-accepted']);
    expect(faultOf(await send(photo, photo))).toEqual(['/body/uploadIds/1', 'twice']);
    expect(faultOf(await send(await upload(owner, pdfBytes())))[1]).toBe('kind-not-accepted');
    expect(faultOf(await send(await upload(coach, wavBytes())))[1]).toBe('unknown');
    expect(faultOf(await send(newId()))[1]).toBe('unknown');
    const begun = await begin(owner, wavBytes());
    const half = String(begun.headers.location).split('/').at(-1)!;
    expect(faultOf(await send(half))[1]).toBe('not-ready');
    expect((await send(...Array.from({ length: 5 }, newId))).statusCode).toBe(422);
    expect(faultOf(await send())).toEqual(['/body/text', 'empty-message']);
    expect((await send(voice)).statusCode).toBe(200);
  });

  it('say what they are for', async () => {
    const both = await begin(learner.owner, wavBytes(), { stepId: newId() });
    expect(faultOf(both)[0]).toBe('/metadata/stepId');
    const wrong = await begin(learner.owner, wavBytes(), { membershipId: newId() });
    expect(wrong.statusCode).toBe(404);
  });

  it('are in the download of her data, and leave with her', async () => {
    const hers = await upload(learner.owner, await photoBytes());
    const his = await upload(learner.coach, wavBytes());
    await say(pairId, 'Ini', learner.owner, newId(), [hers]);
    await say(pairId, '', learner.coach, newId(), [his]);
    const { personId } = learner.owner;
    let read = '';
    const data = test.app.get(PersonalData, { strict: false });
    for await (const piece of data.json(test.db.manager, personId)) read += piece;
    for (const id of [hers, his]) expect(read).toContain(`/api/v1/files/${id}/content`);
    const erasure = test.app.get(Erasure, { strict: false });
    await test.db.transaction((manager) => erasure.run(manager, personId));
    expect((await bytesOf(hers, learner.coach)).statusCode).toBe(404);
    const left = await test.db.query(
      'select 1 from every_upload where membership_id = $1 and (message_id is not null or expires_at > now())',
      [learner.membershipId],
    );
    expect(left).toEqual([]);
  });

  it('go after two weeks when nobody sent them; those that were sent stay', async () => {
    setNow(test, '2026-03-02T01:00:00Z');
    const [sent, loose] = [
      await upload(learner.owner, await photoBytes()),
      await upload(learner.owner, wavBytes()),
    ];
    await say(pairId, 'Ini', learner.owner, newId(), [sent]);
    setNow(test, '2026-03-20T01:00:00Z');
    // By the background work, as at night.
    await test.app.get(Background, { strict: false }).start();
    const url = `/api/v1/files/${loose}`;
    await until(async () => (await test.call({ url, as: learner.owner })).statusCode === 404);
    expect((await bytesOf(sent, learner.owner)).statusCode).toBe(200);
    setNow(test);
  });
});
