// eslint-disable-next-line @nx/enforce-module-boundaries -- the spec's members are made by cohorts
import { CohortsApiModule } from '@pijar/cohorts/api';
import { addStaff, makeCohort, makeMembership } from '@pijar/cohorts/testing';
import { certificateIssued } from '@pijar/credentials/contracts';
import { makeProgramme, type TestProgramme } from '@pijar/curriculum/testing';
import { Erasure, IdentityApiModule, PersonalData } from '@pijar/identity/api';
import { makeOrganisation, makePerson, type TestPerson } from '@pijar/identity/testing';
import { nextStepReminder, stageCompleted } from '@pijar/learning/contracts';
import type { NotificationView } from '@pijar/notifications/contracts';
import { deliver, EventHandlers, newId, Outbox } from '@pijar/shared/api';
import type { EventToken, Page } from '@pijar/shared/contracts';
import { deliverEvents, startTestApp, type TestApp } from '@pijar/shared/testing';
import {
  submissionAccepted,
  submissionDisowned,
  submissionEntered,
  submissionReturned,
} from '@pijar/submissions/contracts';
import { sessionCancelled, sessionPlanned } from '@pijar/workshops/contracts';
import { NotificationsApiModule } from './notifications-api.module';

let test: TestApp;
let programme: TestProgramme;
let organisationId: string;
let cohortId: string;
let coach: TestPerson;

beforeAll(async () => {
  test = await startTestApp([IdentityApiModule, CohortsApiModule, NotificationsApiModule]);
  programme = await makeProgramme(test.db);
  organisationId = await makeOrganisation(test.db);
  cohortId = await makeCohort(test.db, organisationId, programme.programmeVersionId);
  coach = await makePerson(test.db, organisationId, ['facilitator']);
  await addStaff(test.db, cohortId, coach.personId);
});
afterAll(() => test.close());

async function newParticipant(): Promise<TestPerson & { membershipId: string }> {
  const person = await makePerson(test.db, organisationId, ['participant']);
  return { ...person, membershipId: await makeMembership(test, cohortId, person.personId) };
}

const happens = <T extends object>(event: EventToken<T>, payload: T) =>
  test.db.transaction((manager) =>
    test.app.get(Outbox, { strict: false }).add(manager, event, payload),
  );

const inbox = async (as: TestPerson, query = '') =>
  (await test.call({ method: 'GET', url: `/api/v1/notifications${query}`, as })).json<
    Page<NotificationView>
  >();
const unread = async (as: TestPerson) =>
  (await test.call({ method: 'GET', url: '/api/v1/notifications/unread', as })).json<{
    count: number;
  }>().count;

async function answeredWork(membershipId: string, event: typeof submissionReturned) {
  const submissionId = newId();
  await test.db.query(
    `insert into submission (id, membership_id, cohort_id, step_id, state)
     values ($1, $2, $3, $4, 'returned')`,
    [submissionId, membershipId, cohortId, programme.steps['a1']],
  );
  const answered = {
    submissionId,
    attemptId: newId(),
    membershipId,
    reviewerId: coach.personId,
  };
  await happens(event, answered);
  return answered;
}

async function planSession(startsIn: string, more: { stepId?: string } = {}): Promise<string> {
  const sessionId = newId();
  await test.db.query(
    `insert into planned_session (id, cohort_id, step_id, title, starts_at, ends_at, place, created_by)
     values ($1, $2, $3, 'Hari pertama', now() + $4::interval, now() + $4::interval + interval '6 hours',
             'Balai Desa', $5)`,
    [sessionId, cohortId, more.stepId ?? null, startsIn, coach.personId],
  );
  return sessionId;
}

describe('an officer is told', () => {
  it('of her own organisation only: that a participant disowns what was sent in her name', async () => {
    const officer = await makePerson(test.db, organisationId, ['officer']);
    const stranger = await makePerson(test.db, await makeOrganisation(test.db), ['officer']);
    const person = await newParticipant();
    const { submissionId, attemptId, membershipId } = await answeredWork(
      person.membershipId,
      submissionReturned,
    );
    await happens(submissionDisowned, { submissionId, attemptId, membershipId });
    await deliverEvents(test);
    expect((await inbox(officer)).items).toEqual([
      expect.objectContaining({
        kind: 'submission_disowned',
        link: `/petugas/peserta/${membershipId}`,
      }),
    ]);
    expect((await inbox(stranger)).items).toEqual([]);
    expect((await inbox(coach)).items).toEqual([]);
  });
});

describe('a participant is told', () => {
  it.each([
    ['that her work came back', submissionReturned, 'submission_returned'],
    ['that her work was accepted', submissionAccepted, 'submission_accepted'],
  ])('%s', async (_, event, kind) => {
    const person = await newParticipant();
    await answeredWork(person.membershipId, event);
    await deliverEvents(test);
    expect((await inbox(person)).items).toEqual([
      {
        notificationId: expect.any(String),
        kind,
        details: { title: 'Langkah a1' },
        link: `/belajar/langkah/${programme.steps['a1']}`,
        createdAt: expect.any(String),
        isRead: false,
      },
    ]);
  });

  it('that work was sent in her name', async () => {
    const person = await newParticipant();
    const { submissionId, attemptId, membershipId } = await answeredWork(
      person.membershipId,
      submissionReturned,
    );
    const enteredBy = coach.personId;
    await happens(submissionEntered, { submissionId, attemptId, membershipId, enteredBy });
    await deliverEvents(test);
    expect((await inbox(person)).items).toContainEqual(
      expect.objectContaining({
        kind: 'submission_entered',
        details: { title: 'Langkah a1' },
        link: `/belajar/langkah/${programme.steps['a1']}`,
      }),
    );
  });

  it('that a stage is behind her, and which one opened', async () => {
    const { membershipId, ...person } = await newParticipant();
    for (const stageId of [programme.stages.internalisasi, programme.stages.mastery]) {
      await happens(stageCompleted, { membershipId, stageId, isWaived: false });
    }
    await deliverEvents(test);
    expect((await inbox(person)).items.map((item) => item.details)).toEqual([
      { title: 'Mastery' },
      { title: 'Internalisasi', nextTitle: 'Orientasi' },
    ]);
  });

  it('that her certificate stands', async () => {
    const { membershipId, ...person } = await newParticipant();
    const certificateId = newId();
    await test.db.query(
      `insert into certificate (id, number, membership_id, person_id, scope, stage_id, name,
                                programme_title, stage_title, issuer, place, issued_on)
       values ($1, 'PJR-X', $2, $3, 'stage', $4, 'Siti', 'PIJAR', 'Orientasi', 'L', 'Aikmel', now())`,
      [certificateId, membershipId, person.personId, programme.stages.orientasi],
    );
    await happens(certificateIssued, { certificateId, personId: person.personId });
    await deliverEvents(test);
    expect((await inbox(person)).items).toEqual([
      expect.objectContaining({
        kind: 'certificate_issued',
        details: { title: 'Orientasi' },
        link: `/sertifikat/${certificateId}`,
      }),
    ]);
  });

  it('of the one next thing, once a day', async () => {
    const { membershipId, personId, ...person } = await newParticipant();
    const stepId = programme.steps['l1']!;
    for (const on of ['2026-03-01', '2026-03-01', '2026-03-02']) {
      await happens(nextStepReminder, { membershipId, personId, stepId, on });
    }
    await deliverEvents(test);
    const { items } = await inbox({ ...person, personId });
    expect(items.map((item) => item.kind)).toEqual(['next_step', 'next_step']);
    expect(items[0]).toMatchObject({
      details: { title: 'Langkah l1' },
      link: `/belajar/langkah/${stepId}`,
    });
  });
});

describe('everybody of a cohort is told', () => {
  it('when a session is planned, moved and cancelled', async () => {
    const person = await newParticipant();
    const sessionId = await planSession('3 days', { stepId: programme.steps['hari-1']! });
    await happens(sessionPlanned, { sessionId, cohortId });
    await deliverEvents(test);
    await test.db.query(`update planned_session set version = 2, place = null where id = $1`, [
      sessionId,
    ]);
    await happens(sessionPlanned, { sessionId, cohortId });
    await deliverEvents(test);
    await test.db.query('update planned_session set cancelled_at = now() where id = $1', [
      sessionId,
    ]);
    await happens(sessionCancelled, { sessionId, cohortId });
    await deliverEvents(test);
    const { items } = await inbox(person);
    expect(items.map((item) => item.kind)).toEqual([
      'session_cancelled',
      'session_moved',
      'session_planned',
    ]);
    expect(items[2]).toMatchObject({
      details: {
        title: 'Hari pertama',
        startsAt: expect.stringMatching(/Z$/),
        timeZone: 'Asia/Makassar',
        place: 'Balai Desa',
      },
      link: `/belajar/langkah/${programme.steps['hari-1']}`,
    });
    expect(items[1]!.details.place).toBeUndefined();
    expect((await inbox(coach)).items[0]).toMatchObject({
      kind: 'session_cancelled',
      link: '/pendamping/hari',
    });
  });

  it('but nobody of what is over, and nobody who left', async () => {
    const [present, gone] = [await newParticipant(), await newParticipant()];
    await test.db.query(`update membership set state = 'left' where id = $1`, [gone.membershipId]);
    await happens(sessionPlanned, { sessionId: await planSession('-1 day'), cohortId });
    await deliverEvents(test);
    expect(await unread(present)).toBe(0);
    await happens(sessionPlanned, { sessionId: await planSession('1 day'), cohortId });
    await deliverEvents(test);
    expect(await unread(present)).toBe(1);
    expect(await unread(gone)).toBe(0);
  });
});

describe('one cause is one message', () => {
  it('when the event is delivered twice, and twice at once', async () => {
    const person = await newParticipant();
    const answered = await answeredWork(person.membershipId, submissionReturned);
    const again = await happens(submissionReturned, answered);
    const handlers = test.app.get(EventHandlers, { strict: false });
    const [first] = (await test.db.query(
      `select id from outbox_event where payload->>'attemptId' = $1 and id <> $2`,
      [answered.attemptId, again],
    )) as { id: string }[];
    await Promise.all(
      [first!.id, first!.id, again, again].map((eventId) =>
        deliver(
          { eventId, type: 'submission.returned', handler: 'notifications.work-returned' },
          test.db,
          handlers,
        ),
      ),
    );
    expect(await unread(person)).toBe(1);
  });
});

describe('the inbox', () => {
  async function withMessages(count: number) {
    const person = await newParticipant();
    for (let n = 0; n < count; n += 1) {
      await happens(nextStepReminder, {
        membershipId: person.membershipId,
        personId: person.personId,
        stepId: programme.steps['l1']!,
        on: `2026-01-${String(n + 1).padStart(2, '0')}`,
      });
    }
    await deliverEvents(test);
    return person;
  }

  it('comes in pages, newest first, and counts what is unread', async () => {
    const person = await withMessages(5);
    const first = await inbox(person, '?limit=3');
    const second = await inbox(person, `?limit=3&cursor=${first.next}`);
    expect([first.items.length, second.items.length, second.next]).toEqual([3, 2, null]);
    const told = [...first.items, ...second.items].map((item) => item.createdAt);
    expect(told).toEqual([...told].sort().reverse());
    expect(new Set([...first.items, ...second.items].map((item) => item.notificationId)).size).toBe(
      5,
    );
    expect(await unread(person)).toBe(5);
  });

  it('keeps what was read, once and for all', async () => {
    const person = await withMessages(3);
    const [one] = (await inbox(person)).items;
    const url = `/api/v1/notifications/${one!.notificationId}/read`;
    for (let times = 0; times < 2; times += 1) {
      expect((await test.call({ method: 'PUT', url, as: person })).statusCode).toBe(204);
    }
    expect(await unread(person)).toBe(2);
    await test.call({ method: 'PUT', url: '/api/v1/notifications/read', as: person });
    expect(await unread(person)).toBe(0);
    expect((await inbox(person)).items.every((item) => item.isRead)).toBe(true);
  });

  it('is hers alone', async () => {
    const person = await withMessages(1);
    const officer = await makePerson(test.db, organisationId, ['officer', 'admin']);
    const stranger = await newParticipant();
    const [one] = (await inbox(person)).items;
    const url = `/api/v1/notifications/${one!.notificationId}/read`;
    for (const other of [officer, coach, stranger]) {
      const answer = await test.call({ method: 'PUT', url, as: other });
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ type: '/problems/not-found' });
    }
    expect((await inbox(stranger)).items).toEqual([]);
    expect(await unread(person)).toBe(1);
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/unread'],
      ['PUT', '/read'],
    ] as const) {
      const answer = await test.call({ method, url: `/api/v1/notifications${path}` });
      expect(answer.statusCode).toBe(401);
    }
    const forged = Buffer.from('["a","b"]').toString('base64url');
    const odd = await test.call({
      method: 'GET',
      url: `/api/v1/notifications?cursor=${forged}`,
      as: person,
    });
    expect(odd.statusCode).toBe(422);
    const bad = await test.call({
      method: 'GET',
      url: '/api/v1/notifications?limit=0',
      as: person,
    });
    expect(bad.json()).toMatchObject({ status: 422, errors: [{ pointer: '/query/limit' }] });
  });

  it('can be read as data, and goes with her', async () => {
    const person = await withMessages(1);
    let text = '';
    const parts = test.app.get(PersonalData, { strict: false });
    for await (const part of parts.json(test.db.manager, person.personId)) text += part;
    expect(JSON.parse(text).notifications).toEqual([
      expect.objectContaining({ kind: 'next_step', details: { title: 'Langkah l1' } }),
    ]);
    await test.db.transaction((manager) =>
      test.app.get(Erasure, { strict: false }).run(manager, person.personId),
    );
    const left = await test.db.query('select from notification where person_id = $1', [
      person.personId,
    ]);
    expect(left).toEqual([]);
  });
});
