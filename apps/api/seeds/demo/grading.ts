import { setStaff } from '@pijar/cohorts/contracts';
import { DemoAccounts } from '@pijar/identity/api';
import { newId } from '@pijar/shared/api';
import {
  listSecondReadings,
  sendSecondScores,
  setGradingRule,
  takeSecondReading,
  type Scores,
} from '@pijar/submissions/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import type { Asker } from './asker';
import { demoPassword } from './people-of-demo';

const readTwice = 10;
const askedOfNew = 0.6;

/**
 * Both organisations have a tenth of the answers read twice. Desbumi asks a new co-facilitator to learn first; she has just come. Of
 * Rinjani's last answers three were drawn, and one of them was read quite differently.
 */
export async function learnToGrade(
  app: NestFastifyApplication,
  db: DataSource,
  asker: Asker,
): Promise<void> {
  for (const [officer, admissionLevel] of [
    ['petugas', null],
    ['imam', askedOfNew],
  ] as const) {
    const { personId, organisationId } = await staffMember(db, officer);
    await asker.signIn(personId);
    await asker.ask(personId, setGradingRule, {
      params: { organisationId, programme: 'pijar' },
      body: { admissionLevel, secondPercent: readTwice, apartFrom: 2 },
    });
  }
  await welcome(app, db, asker);
  await readAgain(db, asker);
}

async function welcome(app: NestFastifyApplication, db: DataSource, asker: Asker): Promise<void> {
  const { personId: officer, organisationId } = await staffMember(db, 'imam');
  const personId = await db.transaction((manager) =>
    app.get(DemoAccounts).addStaff(manager, {
      fullName: 'Dewi Ratnasari',
      username: 'dewi',
      roles: ['facilitator'],
      phone: null,
      locale: 'id',
      organisationId,
      secret: demoPassword,
    }),
  );
  const [cohort] = (await db.query('select id from cohort where organisation_id = $1', [
    organisationId,
  ])) as { id: string }[];
  await asker.ask(officer, setStaff, {
    params: { cohortId: cohort!.id, personId },
    body: { part: 'cofacilitator' },
  });
}

async function readAgain(db: DataSource, asker: Asker): Promise<void> {
  const first = await staffMember(db, 'pendamping');
  const drawn = (await db.query(
    `select f.id, f.attempt_id as "attemptId", s.id as "submissionId" from feedback f
       join submission_attempt a on a.id = f.attempt_id
       join submission s on s.id = a.submission_id
       join cohort c on c.id = s.cohort_id
      where f.reviewer_id = $1 and f.version = 1 and c.name = 'Lombok Timur Angkatan 3'
      order by f.sent_at desc, f.id limit 3`,
    [first.personId],
  )) as { id: string; attemptId: string; submissionId: string }[];
  for (const { id, attemptId, submissionId } of drawn) {
    await db.query(
      `insert into second_reading (id, submission_id, attempt_id, feedback_id, drawn_at)
       values ($1, $2, $3, $4, now()) on conflict do nothing`,
      [newId(), submissionId, attemptId, id],
    );
  }
  const { personId } = await staffMember(db, 'suhardi');
  await asker.signIn(personId);
  const { items } = await asker.ask(personId, listSecondReadings, {});
  const readingId = items[0]?.readingId;
  if (!readingId) return;
  const { rubric } = await asker.ask(personId, takeSecondReading, { params: { readingId } });
  const scores: Scores = Object.fromEntries(
    rubric.criteria.map(({ code }, n) => [code, n === 0 ? 0 : 2]),
  );
  await asker.ask(personId, sendSecondScores, { params: { readingId }, body: { scores } });
}

async function staffMember(
  db: DataSource,
  username: string,
): Promise<{ personId: string; organisationId: string }> {
  const [row] = (await db.query(
    `select a.person_id as "personId", p.organisation_id as "organisationId"
       from account a join person p on p.id = a.person_id where a.username = $1`,
    [username],
  )) as { personId: string; organisationId: string }[];
  return row!;
}
