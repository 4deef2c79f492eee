/**
 * SQL of the pairs (old_id, new_id): steps of any version of the programme, and the step of version `$n` that is the same one. A
 * step of that version itself is paired with itself.
 * @param to number of the parameter with the id of the new version
 */
export const sameSteps = (to: number): string => `(
  select o.id as old_id, n.id as new_id
    from programme_version t
    join programme_version v on v.programme_id = t.programme_id
    join step o on o.programme_version_id = v.id
    join step n on n.programme_version_id = t.id and n.code = o.code and n.kind = o.kind
   where t.id = $${to})`;

/** As sameSteps, of modules that participants choose: the same code in the stage of the same code. */
export const sameTracks = (to: number): string => `(
  select o.id as old_id, n.id as new_id
    from programme_version t
    join programme_version v on v.programme_id = t.programme_id
    join stage os on os.programme_version_id = v.id
    join module o on o.stage_id = os.id
    join stage ns on ns.programme_version_id = t.id and ns.code = os.code
    join module n on n.stage_id = ns.id and n.code = o.code and n.is_track
   where t.id = $${to})`;

/** As sameSteps, of stages. */
export const sameStages = (to: number): string => `(
  select o.id as old_id, n.id as new_id
    from programme_version t
    join programme_version v on v.programme_id = t.programme_id
    join stage o on o.programme_version_id = v.id
    join stage n on n.programme_version_id = t.id and n.code = o.code
   where t.id = $${to})`;

/**
 * SQL that points rows `p` to the same step (stage, module) of the new version, where they are of another one.
 * @param pairs SQL as of sameSteps
 */
export const repoint = (table: string, column: string, pairs: string): string => `
  update ${table} p set ${column} = x.new_id
    from ${pairs} x
   where p.${column} = x.old_id and x.old_id <> x.new_id and p.${ofCohort}`;

/** Memberships of cohort `$1`, whoever left too: she may come back. */
export const ofCohort = 'membership_id in (select id from membership where cohort_id = $1)';
