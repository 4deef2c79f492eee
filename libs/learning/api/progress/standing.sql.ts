/**
 * SQL for a JSON array of StepStanding, in order: the steps of one stage as one membership stands with them.
 * @param membership SQL expression of the membership's id
 * @param stage SQL expression of the stage's id
 */
export const standingsOf = (membership: string, stage: string): string => `(
  select coalesce(jsonb_agg(jsonb_build_object(
           'stepId', st.id, 'code', st.code, 'title', st.title, 'kind', st.kind,
           'position', st.position, 'state', p.state, 'isRequired', st.is_required,
           'moduleId', st.module_id, 'isTrack', coalesce(mo.is_track, false),
           'isChosen', tc.module_id is not null) order by st.position), '[]')
    from step st
    join step_progress p on p.step_id = st.id and p.membership_id = ${membership}
    left join module mo on mo.id = st.module_id
    left join track_choice tc on tc.module_id = st.module_id and tc.membership_id = ${membership}
   where st.stage_id = ${stage})`;
