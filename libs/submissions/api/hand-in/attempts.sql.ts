import { voiceJson } from '../voice/voice.sql';

/** One upload `u` as FileView. */
export const fileJson = `json_build_object(
  'id', u.id, 'name', u.name, 'state', u.state, 'refusal', u.refusal, 'kind', u.kind, 'type', u.type,
  'size', u.size, 'receivedSha256', u.received_sha256, 'hasPreview', u.preview_key is not null,
  'width', u.width, 'height', u.height, 'attemptId', u.attempt_id, 'createdAt', u.created_at)`;

/** The newest version of what was said of attempt `a`, as FeedbackView or null. */
export const feedbackJson = `(select json_build_object(
    'id', f.id, 'decision', f.decision, 'version', f.version,
    'reviewer', (select json_build_object('id', w.id, 'name', w.full_name)
                   from feedback o join person w on w.id = o.reviewer_id where o.attempt_id = a.id and o.version = 1),
    'scores', f.scores, 'points', coalesce((select sum(value::int) from jsonb_each_text(f.scores)), 0),
    'good', f.good, 'change', f.change, 'marks', f.marks, 'voice', ${voiceJson('f.voice_id')},
    'sentAt', (select o.sent_at from feedback o where o.attempt_id = a.id and o.version = 1),
    'corrected', case when f.version > 1 then json_build_object(
       'by', json_build_object('id', r.id, 'name', r.full_name), 'at', f.sent_at, 'reason', f.reason) end)
  from feedback f join person r on r.id = f.reviewer_id
 where f.attempt_id = a.id order by f.version desc limit 1)`;

/** Who entered attempt `a`, as Entry; null when she sent it herself. */
export const entryJson = `case when a.entered_by is not null then json_build_object(
    'by', (select json_build_object('id', e.id, 'name', e.full_name) from person e where e.id = a.entered_by),
    'reason', coalesce(a.entered_reason, ''), 'consent', a.entered_consent,
    'answer', a.entered_answer, 'answeredAt', a.entered_answered_at) end`;

/** Who took the acceptance of attempt `a` back, as ReversalNote; null when nobody did. */
const reversedJson = `(select json_build_object(
    'by', json_build_object('id', o.id, 'name', o.full_name), 'at', v.reversed_at, 'reason', v.reason)
  from acceptance_reversal v join person o on o.id = v.officer_id
 where v.attempt_id = a.id order by v.reversed_at desc limit 1)`;

/**
 * All attempts of submission `s` as AttemptView[], newest first.
 * @param shown SQL of the step whose rubric the view shows; an attempt that was sent for another one brings its own
 */
export const attemptsJson = (shown: string): string => `(select coalesce(json_agg(json_build_object(
    'id', a.id, 'number', a.number, 'text', a.text, 'links', a.links, 'sentAt', a.sent_at, 'isLate', a.is_late,
    'replyBy', a.promised_on,
    'entered', ${entryJson},
    'files', (select coalesce(json_agg(${fileJson} order by u.position), '[]')
                from upload u where u.attempt_id = a.id),
    'rubric', case when coalesce(a.step_id, s.step_id) <> ${shown}
       then (select sent.body->'rubric' from step sent where sent.id = a.step_id) end,
    'feedback', ${feedbackJson}, 'reversed', ${reversedJson}) order by a.number desc), '[]')
  from submission_attempt a where a.submission_id = s.id)`;

/** The state of submission `s` in the participant's words; a lease that ran out counts as sent. `$now` is a parameter number. */
export const handInStateSql = (now: number): string => `case s.state
  when 'submitted' then 'sent'
  when 'in_review' then case when s.claimed_until > $${now} then 'being_read' else 'sent' end
  when 'answering' then 'being_read'
  else s.state end`;

/** Step `st` as StepRef and its stage `sg` as StageRef. */
export const stepJson = `json_build_object('id', st.id, 'code', st.code, 'title', st.title)`;
export const stageJson = `json_build_object('code', sg.code, 'title', sg.title)`;
