import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Erasure, PersonalData } from '@pijar/identity/api';
import { transitions } from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';
import { includingRestricted } from '../safeguarding/including-restricted';

/** What this room keeps of a person, for her to read and to take back. */
@Injectable()
export class WorkOfPerson implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly erasure: Erasure,
  ) {}

  onModuleInit(): void {
    this.personalData.register('submissions', (manager, personId) => readWork(manager, personId));
    this.erasure.register('submissions', (manager, personId) => eraseWork(manager, personId));
  }
}

async function readWork(manager: EntityManager, personId: string): Promise<object> {
  const work = (await manager.query(
    includingRestricted(`select st.title as assignment, c.name as cohort, s.state,
            (select json_build_object('text', d.text, 'links', d.links, 'updatedAt', d.updated_at)
               from submission_draft d where d.submission_id = s.id) as draft,
            (select coalesce(json_agg(json_build_object(
                'number', a.number, 'sentAt', a.sent_at, 'deviceAt', a.device_at, 'isLate', a.is_late,
                'text', a.text, 'links', a.links,
                'entered', case when a.entered_by is not null then json_build_object(
                   'by', (select e.full_name from person e where e.id = a.entered_by), 'reason', a.entered_reason,
                   'consent', a.entered_consent, 'answer', a.entered_answer) end,
                'files', (select coalesce(json_agg(json_build_object('name', u.name, 'type', u.type, 'bytes', u.size,
                            'sha256', u.received_sha256, 'address', '/api/v1/files/' || u.id || '/content')
                            order by u.position), '[]') from upload u where u.attempt_id = a.id),
                'feedback', (select coalesce(json_agg(json_build_object('sentAt', f.sent_at, 'by', r.full_name,
                            'decision', f.decision, 'scores', f.scores, 'good', f.good, 'change', f.change, 'marks', f.marks,
                            'voice', (select json_build_object('seconds', v.seconds, 'bytes', v.bytes, 'type', v.type,
                               'address', '/api/v1/feedback-voices/' || v.id || '/content')
                               from feedback_voice v where v.id = f.voice_id),
                            'reasonOfCorrection', f.reason)
                            order by f.version), '[]')
                            from feedback f join person r on r.id = f.reviewer_id where f.attempt_id = a.id),
                'acceptanceTakenBack', (select json_build_object('at', v.reversed_at, 'reason', v.reason)
                            from acceptance_reversal v where v.attempt_id = a.id order by v.reversed_at desc limit 1))
                order by a.number), '[]') from submission_attempt a where a.submission_id = s.id) as attempts
       from submission s
       join membership m on m.id = s.membership_id
       join cohort c on c.id = s.cohort_id
       join step st on st.id = s.step_id
      where m.person_id = $1 order by s.created_at, s.id`),
    [personId],
  )) as object[];
  const notHandedIn = (await manager.query(
    `select name, type, size::int as bytes, received_sha256 as sha256, created_at as "createdAt"
       from upload where owner_id = $1 and attempt_id is null and message_id is null order by created_at, id`,
    [personId],
  )) as object[];
  const phrases = (await manager.query(
    'select field, text from own_phrase where person_id = $1 order by created_at, id',
    [personId],
  )) as object[];
  const availability = (await manager.query(
    `select to_char(away_until, 'YYYY-MM-DD') as "awayUntil", weekly_capacity as "weeklyCapacity"
       from reviewer_availability where person_id = $1`,
    [personId],
  )) as object[];
  return {
    work,
    filesNotHandedIn: notHandedIn,
    phrases,
    ...(availability[0] && { availability: availability[0] }),
  };
}

const herAttempts = `(select a.id from submission_attempt a
  join submission s on s.id = a.submission_id
  join membership m on m.id = s.membership_id where m.person_id = $1)`;

const herVoice = [
  // What she said of others' work goes as well: a voice is hers, and the written words stay.
  ...['feedback', 'feedback_draft', 'sent_decision'].map(
    (table) => `update ${table} set voice_id = null
      where voice_id in (select id from feedback_voice where reviewer_id = $1)`,
  ),
  `update feedback_voice set expires_at = now() where reviewer_id = $1 or attempt_id in ${herAttempts}`,
];

/**
 * That she handed in, when, and with what points stays for the figures; her words, those about her, her files and what was said aloud of them go. Files are
 * cut off from their attempts and messages here, in the caller's transaction, and their bytes leave with the next sweep.
 */
async function eraseWork(manager: EntityManager, personId: string): Promise<void> {
  const statements = [
    `update submission_attempt set text = '', links = '[]', entered_reason = null where id in ${herAttempts}`,
    `update feedback set good = '', change = '', marks = '[]', voice_id = null, reason = case when version > 1 then '' end where attempt_id in ${herAttempts}`,
    'delete from own_phrase where person_id = $1',
    `update acceptance_reversal set reason = '' where attempt_id in ${herAttempts}`,
    `delete from sent_decision where attempt_id in ${herAttempts}`,
    `update restriction set note = '', lift_reason = case when lifted_at is not null then '' end
      where submission_id in (select a.submission_id from submission_attempt a where a.id in ${herAttempts})
         or membership_id in (select m.id from membership m where m.person_id = $1)`,
    `delete from feedback_draft where attempt_id in ${herAttempts}`,
    `delete from review_note where author_id = $1 or submission_id in (
       select s.id from submission s join membership m on m.id = s.membership_id where m.person_id = $1)`,
    ...herVoice,
    `delete from reviewer_availability where person_id = $1`,
    `delete from submission_draft d using submission s, membership m
      where s.id = d.submission_id and m.id = s.membership_id and m.person_id = $1`,
    `update upload set name = '', declared_type = '', attempt_id = null, message_id = null, position = null, expires_at = now()
      where membership_id in (select id from membership where person_id = $1)
         or (owner_id = $1 and attempt_id is null)`,
  ];
  for (const statement of statements) {
    await manager.query(includingRestricted(statement), [personId]);
  }
  const { from, to } = transitions.withdraw;
  await manager.query(
    `update every_submission s set state = $3, claimed_by = null, claimed_until = null, version = s.version + 1
       from membership m where m.id = s.membership_id and m.person_id = $1 and s.state = any($2)`,
    [personId, from, to],
  );
}
