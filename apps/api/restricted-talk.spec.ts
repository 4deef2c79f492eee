import { downloadMyData } from '@pijar/identity/contracts';
import { makePerson, problemIn, type TestPerson } from '@pijar/identity/testing';
import {
  agreeAction,
  listActions,
  listConversations,
  listMyPeople,
  readMessages,
  restrictTalk,
  sendMessage,
  showConversation,
  showMyCoach,
  showRestrictedTalk,
  showTalkReaders,
  tellAction,
  type Actions,
  type Conversation,
  type RestrictedTalk,
} from '@pijar/mentoring/contracts';
import { pair } from '@pijar/mentoring/testing';
import { newId } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { deliverEvents, startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  fileContent,
  liftRestriction,
  listRestrictions,
  recordReferral,
  uploadsPath,
  type RestrictionList,
} from '@pijar/submissions/contracts';
import {
  makeScene,
  metadataOf,
  photoBytes,
  sendBytes,
  tusHeaders,
  type Scene,
} from '@pijar/submissions/testing';
import { contexts } from './app.module';
import { staffOf } from './testing/disclosure';
import { walk } from './testing/walk';

const words = 'Majikan menahan paspor saya.';
const agreed = 'Menemui pengacara dengan Ibu Ratna';
const note = 'Ia minta ditelepon sore hari.';

/** What was said is in nobody's sight but hers and the safeguarding persons', and she goes on writing. See docs/adr/0084. */
describe('a restricted conversation', () => {
  let test: TestApp;
  let scene: Scene;
  let guard: TestPerson;
  let pairId: string;
  let actionId: string;
  let restrictionId: string;

  beforeAll(async () => {
    test = await startTestApp(contexts);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    scene = await makeScene(test);
    guard = await makePerson(test.db, scene.organisationId, ['safeguarding'], {
      fullName: 'Ibu Ratna',
    });
    pairId = await pair(test.db, scene.participant.membershipId, scene.coach.personId);
    [actionId, restrictionId] = [newId(), newId()];
  });

  const of = () => ({ membershipId: scene.participant.membershipId });
  const get = (url: string, as: TestPerson) => test.call({ method: 'GET', url, as });
  const send = (method: 'POST' | 'PUT', url: string, as: TestPerson, payload: object) =>
    test.call({ method, url, as, payload });
  const say = (text: string, as: TestPerson, id = newId()) =>
    send('POST', urlOf(sendMessage, of()), as, {
      ...{ id, pairId, text, writtenAt: '2026-11-20T08:00:00+08:00' },
    });
  const restrict = (as = scene.coach, id = restrictionId) =>
    send('POST', urlOf(restrictTalk, of()), as, {
      ...{ restrictionId: id, note, actionIds: [actionId] },
    });
  const talkOf = async (as: TestPerson) =>
    (await get(urlOf(showConversation, of()), as)).json<Conversation>();
  const actionsOf = async (as: TestPerson) =>
    (await get(urlOf(listActions, of()), as)).json<Actions>().items;

  /** She tells it, the coach answers, and they agree on something. */
  async function disclose(): Promise<void> {
    await say(words, scene.participant);
    await say(`Saya dengar: ${words}`, scene.coach);
    const draft = { id: actionId, what: agreed, dueOn: '2026-12-01' };
    const made = await send('POST', urlOf(agreeAction, of()), scene.coach, draft);
    expect(made.statusCode).toBe(201);
    const deed = { id: newId(), kind: 'done', deviceAt: '2026-11-21T00:00:00Z' };
    await send('POST', urlOf(tellAction, { actionId }), scene.participant, deed);
    await deliverEvents(test);
  }

  /** A photo for the conversation, not sent with a message yet. */
  async function uploadPhoto(): Promise<{ id: string }> {
    const bytes = await photoBytes();
    const metadata = { name: 'foto.jpg', type: 'image/jpeg', for: 'message', ...of() };
    const begun = await test.call({
      ...{ method: 'POST', url: uploadsPath, as: scene.participant },
      headers: {
        ...tusHeaders,
        'upload-length': String(bytes.length),
        'upload-metadata': metadataOf(metadata),
      },
    });
    const url = String(begun.headers.location);
    await sendBytes(test, scene.participant, url, 0, bytes);
    return { id: url.slice(url.lastIndexOf('/') + 1) };
  }

  /** As everybody but her and the safeguarding person. */
  const seen = async () =>
    walk(test, {
      watchers: {
        ...staffOf(scene),
        neighbour: scene.neighbour,
        editor: await makePerson(test.db, scene.organisationId, ['editor']),
      },
      values: {
        ...{ cohortId: scene.cohortId, ...of(), restrictionId, actionId },
        ...{ personId: scene.participant.personId, organisationId: scene.organisationId },
      },
      secrets: [words, agreed, note, actionId],
      closed: /\/restrictions\/\{/,
    });

  it('is in no page of anybody else', async () => {
    await disclose();
    const before = await seen();
    // The walk finds it while it is open: else it would prove nothing afterwards.
    expect([...before]).toEqual(
      expect.arrayContaining([
        'coach /api/v1/memberships/{membershipId}/conversation',
        'coach /api/v1/conversations',
        'coach /api/v1/my-people',
        'officer /api/v1/memberships/{membershipId}/agreed-actions',
        'coach /api/v1/me/data',
      ]),
    );
    expect((await restrict()).json()).toEqual({
      readers: [{ id: guard.personId, name: 'Ibu Ratna' }],
      isStandIn: false,
    });
    await deliverEvents(test);
    expect([...(await seen())]).toEqual([]);
  });

  it('looks to the coach as if nothing had been said: no counts, no signs, no messages about it', async () => {
    await disclose();
    await restrict();
    expect((await restrict()).statusCode).toBe(200);
    await deliverEvents(test);
    expect(await talkOf(scene.coach)).toMatchObject({
      ...{ messages: [], earlier: null, trusted: null, isEarlierShared: null },
    });
    const { items } = (await get(urlOf(listConversations), scene.coach)).json();
    expect(items).toMatchObject([{ unread: 0, last: null }]);
    const [mine] = (await get(urlOf(listMyPeople), scene.coach)).json().items;
    expect(mine).toMatchObject({ openActions: 0, lastAction: null });
    const told = (await test.db.query(
      `select kind from notification where person_id = any ($1) and kind <> 'people_given'`,
      [[scene.coach.personId, guard.personId]],
    )) as { kind: string }[];
    expect(told).toEqual([{ kind: 'safeguarding_waits' }]);
    const sent = (await test.db.query(
      `select 1 from notification_delivery d join notification n on n.id = d.notification_id
        where n.cause like 'message:%' and n.person_id = any ($1)`,
      [[scene.coach.personId, scene.participant.personId]],
    )) as unknown[];
    expect(sent).toEqual([]);
    // Nor does she get it back by sending its id again, or by telling what became of it.
    const again = { id: actionId, what: 'x', dueOn: '2026-12-01' };
    expect(problemIn(await send('POST', urlOf(agreeAction, of()), scene.coach, again))).toBe(
      '409 id-taken',
    );
    const deed = { id: newId(), kind: 'done', deviceAt: '2026-11-21T00:00:00Z' };
    const url = urlOf(tellAction, { actionId });
    expect((await send('POST', url, scene.coach, deed)).statusCode).toBe(404);
    expect((await send('POST', url, scene.participant, deed)).statusCode).toBe(200);
  });

  it('stays hers: she reads it, knows who else does, and goes on writing to her coach', async () => {
    await disclose();
    await restrict();
    const hers = await talkOf(scene.participant);
    expect(hers.messages.map(({ text, isTrusted }) => [text, isTrusted])).toEqual([
      [words, true],
      [`Saya dengar: ${words}`, true],
    ]);
    expect(hers.trusted).toMatchObject({ names: ['Ibu Ratna'] });
    expect((await actionsOf(scene.participant)).map(({ id }) => id)).toEqual([actionId]);
    const turn = hers.messages.at(-1)!.turn;
    await send('PUT', urlOf(readMessages, of()), scene.participant, { turn });
    expect((await get(urlOf(showMyCoach, of()), scene.participant)).json()).toMatchObject({
      unread: 0,
    });
    expect((await say('Labelnya sudah jadi, Bu.', scene.participant)).statusCode).toBe(200);
    expect((await talkOf(scene.coach)).messages.map(({ text }) => text)).toEqual([
      'Labelnya sudah jadi, Bu.',
    ]);
    expect((await talkOf(scene.participant)).messages).toHaveLength(3);
    const data = await get(urlOf(downloadMyData), scene.participant);
    expect([data.body.includes(words), data.body.includes(agreed)]).toEqual([true, true]);
    expect(data.body).not.toContain(note);
  });

  it('takes its photos along: hers to see, and the safeguarding person’s, and nobody else’s', async () => {
    await disclose();
    const file = await uploadPhoto();
    const url = urlOf(fileContent, { fileId: file.id });
    await send('POST', urlOf(sendMessage, of()), scene.participant, {
      ...{ id: newId(), pairId, text: '', uploadIds: [file.id] },
      writtenAt: '2026-11-20T08:00:00+08:00',
    });
    expect((await get(url, scene.coach)).statusCode).toBe(200);
    await restrict();
    for (const as of Object.values(staffOf(scene))) {
      expect((await get(url, as)).statusCode).toBe(404);
    }
    for (const as of [scene.participant, guard]) expect((await get(url, as)).statusCode).toBe(200);
    const view = await get(urlOf(showRestrictedTalk, { restrictionId }), guard);
    expect(view.json<RestrictedTalk>().messages.at(-1)!.files).toMatchObject([{ id: file.id }]);
  });

  it('is read by the safeguarding person, each look logged, until she lifts it', async () => {
    await disclose();
    await restrict();
    const list = (await get(urlOf(listRestrictions), guard)).json<RestrictionList>();
    expect(list.items).toMatchObject([{ restrictionId, step: null }]);
    const url = urlOf(showRestrictedTalk, { restrictionId });
    const view = (await get(url, guard)).json<RestrictedTalk>();
    expect(view).toMatchObject({
      ...{ note, restrictedBy: { name: 'Bu Sri' }, actions: [{ id: actionId, what: agreed }] },
      messages: [{ by: 'participant', text: words }, { by: 'coach' }],
    });
    const said = { isOffered: true, offeredOn: '2026-11-20' };
    const referral = urlOf(recordReferral, { restrictionId });
    expect((await send('PUT', referral, guard, said)).statusCode).toBe(200);
    const lift = urlOf(liftRestriction, { restrictionId });
    expect((await send('POST', lift, scene.admin, { reason: 'Salah.' })).statusCode).toBe(404);
    expect((await send('POST', lift, guard, { reason: 'Ia setuju.' })).statusCode).toBe(204);
    expect((await talkOf(scene.coach)).messages).toHaveLength(2);
    expect(await actionsOf(scene.officer)).toHaveLength(1);
    expect((await talkOf(scene.participant)).trusted).toBeNull();
    const log = (await test.db.query(
      'select action from audit_entry where subject_id = $1 order by id',
      [restrictionId],
    )) as { action: string }[];
    expect(log.map(({ action }) => action)).toEqual([
      ...['restriction.made', 'restriction.opened'],
      ...['restriction.referral-recorded', 'restriction.lifted'],
    ]);
  });

  it('is for her present coach to restrict, and takes no more than she could read', async () => {
    await disclose();
    for (const as of [scene.otherCoach, scene.formerCoach, scene.stranger]) {
      expect((await restrict(as)).statusCode).toBe(404);
    }
    expect((await restrict(scene.officer)).statusCode).toBe(403);
    expect((await get(urlOf(showTalkReaders, of()), scene.otherCoach)).statusCode).toBe(404);
    // Another coach, to whom nothing earlier was shown.
    pairId = await pair(test.db, of().membershipId, scene.otherCoach.personId);
    expect(problemIn(await restrict(scene.otherCoach))).toBe('409 nothing-said');
    await say('Halo, Pak.', scene.participant);
    expect((await restrict(scene.otherCoach)).statusCode).toBe(200);
    const url = urlOf(showRestrictedTalk, { restrictionId });
    expect((await get(url, guard)).json<RestrictedTalk>().messages).toMatchObject([
      { text: 'Halo, Pak.' },
    ]);
    expect((await get(url, scene.admin)).statusCode).toBe(404);
  });
});
