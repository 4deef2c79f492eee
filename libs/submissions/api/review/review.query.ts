import { Injectable } from '@nestjs/common';
import { reviewsStep, scopeOf } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, problems } from '@pijar/shared/api';
import type { ReviewView } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import { isOwnEntry } from '../acting/own-entry';
import { attemptsJson, stageJson } from '../hand-in/attempts.sql';
import { phrasesJson } from '../phrases/phrases.sql';
import { assertNotBlind } from '../grading/second/blind';
import { readsBlind } from '../grading/second/readings.sql';
import { isReserved } from '../queue/waiting.sql';
import { voiceJson } from '../voice/voice.sql';
import { secondsLeft } from './sent-decision';

const isLive = `(s.state = 'in_review' and s.claimed_until > $6)`;

/** Whoever may see it sees it in one statement, as ReviewView. The newest attempt is read by the rubric that it was sent for. */
const reviewView = `select json_build_object(
    'submissionId', s.id,
    'state', case when s.state = 'submitted' or (s.state = 'in_review' and not ${isLive}) then 'waiting'
                  else s.state end,
    'participant', json_build_object('id', p.id, 'name', p.full_name, 'membershipId', m.id,
                                     'community', p.community),
    'cohort', json_build_object('id', c.id, 'name', c.name, 'timeZone', c.time_zone),
    'step', json_build_object('id', st.id, 'code', st.code, 'title', st.title, 'brief', st.body->'brief'),
    'stage', ${stageJson},
    'dueOn', sp.due_on,
    'waitingSince', case when s.state in ('submitted', 'in_review') then s.waiting_since end,
    'workingDays', w.days, 'replyBy', case when s.state in ('submitted', 'in_review') then newest.promised_on end,
    'isLate', coalesce(s.state in ('submitted', 'in_review') and s.promised_until <= $6, false),
    'rubric', sent.body->'rubric', 'phrases', ${phrasesJson('sent', 'pg', '$2')},
    'attempts', ${attemptsJson('sent.id')},
    'draft', (select json_build_object('attemptId', d.attempt_id, 'scores', d.scores, 'good', d.good,
                'change', d.change, 'marks', d.marks, 'voice', ${voiceJson('d.voice_id')}, 'version', d.version, 'updatedAt', d.updated_at,
                'begunBy', (select json_build_object('id', b.id, 'name', b.full_name)
                              from person b where b.id = d.begun_by))
                from feedback_draft d join submission_attempt a on a.id = d.attempt_id
               where a.submission_id = s.id and a.number = s.attempt_count and d.reviewer_id = $2),
    'lease', case when ${isLive} then json_build_object(
        'holder', json_build_object('id', h.id, 'name', h.full_name), 'until', s.claimed_until,
        'isMine', s.claimed_by = $2) end,
    'keptFor', case when s.state = 'submitted' and ${isReserved('s', '$6')} then (
        select json_build_object('id', k.id, 'name', k.full_name) from person k
         where k.id = s.preferred_reviewer_id) end,
    'sentDecision', (select json_build_object('decisionId', sd.id, 'decision', sd.decision,
        'reviewer', json_build_object('id', h.id, 'name', h.full_name), 'isMine', sd.reviewer_id = $2,
        'secondsLeft', ${secondsLeft('sd')}) from sent_decision sd where sd.submission_id = s.id),
    'canCorrect', s.state in ('returned', 'accepted') and (
       exists (select from feedback f where f.attempt_id = newest.id and f.version = 1 and f.reviewer_id = $2)
       or $3 or ($4 and c.organisation_id = $5)),
    'isOwnEntry', s.state in ('submitted', 'in_review') and ${isOwnEntry('$2')}) as view
  from submission s
  join membership m on m.id = s.membership_id
  join person p on p.id = m.person_id
  join cohort c on c.id = s.cohort_id
  join step st on st.id = s.step_id
  join stage sg on sg.id = st.stage_id
  join submission_attempt newest on newest.submission_id = s.id and newest.number = s.attempt_count
  join step sent on sent.id = coalesce(newest.step_id, s.step_id)
  join programme_version pv on pv.id = sent.programme_version_id
  join programme pg on pg.id = pv.programme_id
  left join step_progress sp on sp.membership_id = s.membership_id and sp.step_id = s.step_id
  left join person h on h.id = s.claimed_by
  cross join lateral (select case when s.state in ('submitted', 'in_review')
       then working_days(s.waiting_since, $6, c.time_zone, c.organisation_id) else 0 end as days) w
 where s.id = $1 and s.state <> 'draft' and m.person_id <> $2 and ${reviewsStep('c', 's.step_id', [2, 3, 4, 5])}
   and not (${readsBlind('s', '$2', '$6')})`;

@Injectable()
export class ReviewQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws 404 unless she is staff of the cohort or leads it; 409 `second-reading-first` with the reading while she reads it blind */
  async show(actor: Actor, submissionId: string): Promise<ReviewView> {
    const scope = scopeOf(actor);
    const [row] = (await this.db.query(reviewView, [
      submissionId,
      actor.personId,
      scope.isAdmin,
      scope.isOfficer,
      actor.organisationId,
      this.clock.now(),
    ])) as { view: ReviewView }[];
    if (!row) {
      await assertNotBlind(this.db.manager, actor, submissionId, this.clock.now());
      throw problems.notFound();
    }
    return row.view;
  }
}
