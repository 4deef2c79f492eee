import { agreeAction, tellAction } from '@pijar/mentoring/contracts';
import { newId } from '@pijar/shared/api';
import { markAttendance, writeOutcome } from '@pijar/workshops/contracts';
import { DateTime } from 'luxon';
import type { DataSource } from 'typeorm';
import { agreements, pastClinic, type DemoAgreement } from './agreed-words';
import type { Asker } from './asker';

interface Member {
  personId: string;
  membershipId: string;
}

const day = (inDays: number) => DateTime.now().setZone('Asia/Makassar').plus({ days: inDays });
const dayText = (inDays: number) => day(inDays).toISODate()!;

/** What coaches and participants agreed in the last weeks, and what became of it. */
export async function agreeOnThings(db: DataSource, asker: Asker): Promise<void> {
  for (const agreement of agreements) await agree(db, asker, agreement);
  await holdPastClinic(db, asker);
}

async function agree(db: DataSource, asker: Asker, agreement: DemoAgreement): Promise<void> {
  const { who, coach, what, moved, told } = agreement;
  const her = await memberOf(db, who);
  const coachId = await staffOf(db, coach);
  await asker.signIn(coachId);
  await asker.signIn(her.personId);
  const id = newId();
  const dueOn = dayText(moved?.fromDueInDays ?? agreement.dueInDays);
  const isIntroduction = agreement.isIntroduction ?? false;
  const params = { membershipId: her.membershipId };
  await asker.ask(coachId, agreeAction, { params, body: { id, what, dueOn, isIntroduction } });
  const said = (daysAgo: number) => ({ id: newId(), deviceAt: day(-daysAgo).toISO()! });
  if (moved) {
    const body = { kind: 'date' as const, dueOn: dayText(agreement.dueInDays), note: moved.why };
    await asker.ask(coachId, tellAction, {
      params: { actionId: id },
      body: { ...body, ...said(moved.daysAgo) },
    });
  }
  if (told) {
    const { kind, note, daysAgo } = told;
    const body = { kind, note, ...said(daysAgo) };
    await asker.ask(her.personId, tellAction, { params: { actionId: id }, body });
  }
  await db.query(
    `update agreed_action set made_at = made_at - make_interval(days => $2),
            closed_at = (select max(x.device_at) from agreed_action_change x where x.action_id = $1 and state <> 'open')
      where id = $1`,
    [id, agreement.madeDaysAgo],
  );
  await db.query('update agreed_action_change set at = device_at where action_id = $1', [id]);
}

/** Its past cannot be asked for: nobody publishes a clinic that is over. */
async function holdPastClinic(db: DataSource, asker: Asker): Promise<void> {
  const hostId = await staffOf(db, pastClinic.host);
  await asker.signIn(hostId);
  const clinicId = newId();
  const starts = day(-pastClinic.daysAgo).set({ hour: 9, minute: 0, second: 0, millisecond: 0 });
  await db.query(
    `insert into planned_session (id, cohort_id, title, starts_at, ends_at, place, created_by, created_at, host_id,
                                  capacity, audience, time_zone, welcomes_completed)
     select $1, c.id, $2, $3::timestamptz, $3::timestamptz + interval '2 hours', 'Teras rumah Bu Nur, Aikmel', $4,
            $3::timestamptz - interval '9 days', $4, 8, 'cohorts', 'Asia/Makassar', true
       from cohort c where c.name = $5`,
    [clinicId, pastClinic.title, starts.toJSDate(), hostId, pastClinic.cohort],
  );
  const members = await Promise.all(
    pastClinic.came.map(async (guest) => ({ ...guest, ...(await memberOf(db, guest.who)) })),
  );
  for (const [index, { membershipId, personId }] of members.entries()) {
    await db.query(
      `insert into clinic_booking (id, session_id, starts_at, ends_at, capacity, membership_id, person_id, state,
                                   seat, booked_by, created_at, seated_at, day_reminded_at, hour_reminded_at)
       select $1, s.id, s.starts_at, s.ends_at, s.capacity, $3, $4, 'booked', $5, $4, s.created_at, s.created_at,
              s.starts_at - interval '1 day', s.starts_at - interval '1 hour'
         from planned_session s where s.id = $2`,
      [newId(), clinicId, membershipId, personId, index + 1],
    );
  }
  const marks = members.map(({ membershipId, state }) => ({ membershipId, state }));
  await asker.ask(hostId, markAttendance, { params: { sessionId: clinicId }, body: { marks } });
  for (const { membershipId, note, agreed } of members) {
    if (!note) continue;
    const action = { id: newId(), what: agreed.what, dueOn: dayText(agreed.dueInDays) };
    await asker.ask(hostId, writeOutcome, {
      params: { clinicId, membershipId },
      body: { version: 0, note, actions: [action] },
    });
  }
  const ended = starts.plus({ hours: 3 }).toJSDate();
  await db.query('update attendance set marked_at = $2 where session_id = $1', [clinicId, ended]);
  await db.query('update clinic_outcome set written_at = $2 where session_id = $1', [
    clinicId,
    ended,
  ]);
  await db.query('update agreed_action set made_at = $2 where source_id = $1', [clinicId, ended]);
}

async function memberOf(db: DataSource, fullName: string): Promise<Member> {
  const [row] = (await db.query(
    `select p.id as "personId", m.id as "membershipId"
       from person p join membership m on m.person_id = p.id where p.full_name = $1`,
    [fullName],
  )) as Member[];
  return row!;
}

async function staffOf(db: DataSource, username: string): Promise<string> {
  const [row] = (await db.query('select person_id as id from account where username = $1', [
    username,
  ])) as { id: string }[];
  return row!.id;
}
