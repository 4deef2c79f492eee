import { certificateIssued } from '@pijar/credentials/contracts';
import { makeNextVersion } from '@pijar/curriculum/testing';
import { makeOrganisation, makePerson } from '@pijar/identity/testing';
import { cohortVersionChanged, nextStepReminder, stageCompleted } from '@pijar/learning/contracts';
import { newId } from '@pijar/shared/api';
import { deliverEvents } from '@pijar/shared/testing';
import {
  submissionAccepted,
  submissionDisowned,
  submissionEntered,
  submissionReturned,
} from '@pijar/submissions/contracts';
import { sessionCancelled, sessionPlanned } from '@pijar/workshops/contracts';
import {
  test,
  programme,
  organisationId,
  cohortId,
  coach,
  newParticipant,
  happens,
  inbox,
  unread,
  answeredWork,
  planSession,
  useInbox,
} from './testing-inbox';

useInbox();

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

  it('that her programme has another version, with what is new in it, unless she left', async () => {
    const [person, away] = [await newParticipant(), await newParticipant()];
    await test.db.query(`update membership set state = 'left' where id = $1`, [away.membershipId]);
    const lean = await makeNextVersion(test.db, programme, { dropModules: ['m2'] });
    const change = {
      changeId: newId(),
      cohortId,
      fromVersionId: lean.programmeVersionId,
      toVersionId: programme.programmeVersionId,
    };
    await happens(cohortVersionChanged, change);
    await deliverEvents(test);
    expect((await inbox(person)).items).toMatchObject([
      {
        kind: 'programme_updated',
        details: { title: 'PIJAR Uji', version: 1, added: ['Modul m2'] },
        link: '/belajar',
      },
    ]);
    expect((await inbox(away)).items).toEqual([]);
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
