import { setTimeout as pause } from 'node:timers/promises';
import { revokeCertificate } from '@pijar/credentials/contracts';
import { takeNext } from '@pijar/submissions/contracts';
import { newId } from '@pijar/shared/api';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { agreeOnThings } from './agreements';
import { Asker } from './asker';
import { askHowTheyFare } from './check-ins';
import { publishClinics } from './clinics';
import { learnToGrade } from './grading';
import { participants } from './people';

/** Events of three months become certificates and messages; then the few things that need them. */
export async function finishDemo(app: NestFastifyApplication): Promise<void> {
  const db = app.get(DataSource);
  const asker = new Asker(app);
  await eventsAreHandled(db);
  await revokeOne(db, asker);
  await holdOne(db, asker);
  await publishClinics(db, asker);
  await agreeOnThings(db, asker);
  await askHowTheyFare(app, asker);
  await learnToGrade(app, db, asker);
  await eventsAreHandled(db);
  await dateMessages(db);
  await asker.signEveryoneOut();
}

async function eventsAreHandled(db: DataSource): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const [row] = (await db.query(
      `select (select count(*) from outbox_event e where e.relayed_at is null
                  or split_part(e.type, '.', 1) in ('action', 'checkin')
                     and not exists (select from handled_event h where h.event_id = e.id))::int as waiting,
              (select count(*) from stage_progress where state = 'done')::int as wanted,
              (select count(*) from certificate where scope = 'stage')::int as issued,
              (select count(*) from feedback)::int as answers,
              (select count(*) from notification
                where kind in ('submission_returned', 'submission_accepted'))::int as told`,
    )) as { waiting: number; wanted: number; issued: number; answers: number; told: number }[];
    const isDone = row!.waiting === 0 && row!.issued >= row!.wanted && row!.told >= row!.answers;
    if (isDone || Date.now() > end) return;
    await pause(100);
  }
}

/** A certificate that was given by mistake, so that everybody can see what a revoked one looks like. */
async function revokeOne(db: DataSource, asker: Asker): Promise<void> {
  const { fullName } = participants.find((person) => person.reach === 'revoked')!;
  const [row] = (await db.query(
    `select c.id, a.person_id as officer from certificate c
       join person p on p.id = c.person_id
       join account a on a.username = 'petugas'
      where p.full_name = $1 and c.scope = 'programme'`,
    [fullName],
  )) as { id: string; officer: string }[];
  if (!row) return;
  await asker.signIn(row.officer);
  await asker.ask(row.officer, revokeCertificate, {
    params: { certificateId: row.id },
    body: { reason: 'Terbit ganda karena data ganda; sertifikat pengganti menyusul.' },
  });
}

/** Somebody is reading right now. */
async function holdOne(db: DataSource, asker: Asker): Promise<void> {
  const [coach] = (await db.query(`select person_id from account where username = 'suhardi'`)) as {
    person_id: string;
  }[];
  await asker.signIn(coach!.person_id);
  await asker.ask(coach!.person_id, takeNext, { body: { takeId: newId() } });
}

/** Messages are as old as what they tell; old ones were read. */
async function dateMessages(db: DataSource): Promise<void> {
  await db.query(`
    update notification n set created_at = f.sent_at from feedback f
     where n.kind in ('submission_returned', 'submission_accepted')
       and split_part(n.cause, ':', 2) = f.attempt_id::text;
    update notification n set created_at = sp.done_at from stage_progress sp
     where n.kind = 'stage_completed'
       and n.cause = concat('stage_completed:', sp.membership_id, ':', sp.stage_id);
    update notification n set created_at = c.issued_on + time '16:00' from certificate c
     where n.kind = 'certificate_issued' and split_part(n.cause, ':', 2) = c.id::text;
    update notification n set created_at = x.sent_at from pair_message x
     where n.kind in ('message_from_coach', 'message_from_participant')
       and n.cause = concat('message:', x.id);
    update notification n set created_at = cp.since from coach_pair cp
     where n.kind in ('coach_given', 'people_given') and split_part(n.cause, ':', 2) = cp.id::text;
    update notification n set created_at = cp.ended_at from coach_pair cp
     where n.kind = 'person_taken' and split_part(n.cause, ':', 2) = cp.id::text;
    update notification n set created_at = a.made_at from agreed_action a
     where n.kind = 'action_agreed'
       and n.cause in (concat('action_agreed:', a.id),
                       concat('action_agreed:clinic:', a.source_id, ':', a.membership_id));
    update notification n set created_at = a.closed_at from agreed_action a
     where n.cause = concat('action_done:', a.id) and a.closed_at is not null;
    update notification n set created_at = ci.asked_at from check_in ci
     where n.cause = concat('check_in:', ci.id);
    update notification set read_at = created_at + interval '3 hours'
     where created_at < now() - interval '4 days';
  `);
}
