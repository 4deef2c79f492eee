/** The note on one attendee of a clinic as JSON in the contract's form; null where none was written. Both: SQL of an id. */
export const outcomeOf = (clinicId: string, membershipId: string): string => `
  (select json_build_object('note', o.note, 'version', o.version, 'writtenByName', w.full_name,
            'writtenAt', to_char(o.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
     from clinic_outcome o join person w on w.id = o.written_by
    where o.session_id = ${clinicId} and o.membership_id = ${membershipId})`;

/** Whether the stage rule of the membership's version counts the clinic step only with an outcome. Null without such a step. */
export const wantsOutcome = (membershipId: string, stepId: string): string => `
  (select exists (select from jsonb_array_elements(sg.rule->'all') r
                   where r->>'kind' = 'clinics_attended' and (r->>'with_outcome')::boolean)
     from step st join stage sg on sg.id = st.stage_id
    where st.kind = 'clinic' and st.id = step_now(${membershipId}::uuid, ${stepId}::uuid))`;
