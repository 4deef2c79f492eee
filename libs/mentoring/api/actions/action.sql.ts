import type { ActionView } from '@pijar/mentoring/contracts';

export type ActionRow = Omit<ActionView, 'madeAt' | 'closedAt'> & {
  madeAt: Date;
  closedAt: Date | null;
};

/** What every view of an agreement has; for `from ${actionTables}`. `$2` is the person who reads. */
export const actionColumns = `a.id, a.membership_id as "membershipId", a.what,
  to_char(a.due_on, 'YYYY-MM-DD') as "dueOn", a.is_introduction as "isIntroduction",
  case when a.source_type is not null then json_build_object('type', a.source_type, 'id', a.source_id,
    'title', case a.source_type
      when 'clinic' then (select s.title from planned_session s where s.id = a.source_id)
      when 'review' then work.title end, 'stepId', work.step_id, 'isOpen', case a.source_type
      when 'conversation' then exists (select from coach_pair cp where cp.id = a.source_id
             and (m.person_id = $2 or cp.coach_id = $2 and cp.ended_at is null))
      when 'review' then work.step_id is not null
      else true end) end as source,
  maker.full_name as "madeByName", a.made_at as "madeAt", a.state, a.note, a.closed_at as "closedAt",
  closer.full_name as "closedByName",
  (select coalesce(json_agg(json_build_object('id', x.id, 'kind', x.kind,
            'at', to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'byName', p.full_name,
            'note', x.note, 'fromDueOn', x.from_due_on, 'toDueOn', x.to_due_on) order by x.at, x.id), '[]')
     from agreed_action_change x join person p on p.id = x.made_by where x.action_id = a.id) as changes`;

/**
 * SQL condition: agreement `a` of membership `m` may be read by the person `$2`. What came from work that is restricted is hers alone:
 * its words may be the words of that work.
 */
export const mayReadAction = `(a.source_type is distinct from 'review' or m.person_id = $2
  or exists (select from submission ro where ro.id = a.source_id))`;

export const actionTables = `agreed_action a
  join membership m on m.id = a.membership_id
  left join lateral (select st.title, st.id as step_id from submission su join step st on st.id = su.step_id
    where a.source_type = 'review' and su.id = a.source_id) work on true
  join person maker on maker.id = a.made_by
  left join person closer on closer.id = a.closed_by`;

export const viewOf = (row: ActionRow): ActionView => ({
  ...row,
  madeAt: row.madeAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
});
