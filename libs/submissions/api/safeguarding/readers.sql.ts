/** People `p` with role `r` whose account works. */
const withRole = (role: 'safeguarding' | 'admin') => `select p.id, p.full_name as name
    from role_grant r
    join person p on p.id = r.person_id and p.erased_at is null
    join account a on a.person_id = p.id and a.activated_at is not null and a.disabled_at is null
   where r.role = '${role}'`;

/**
 * SQL of a subquery {id, name, is_stand_in}: who reads what is restricted in an organisation. The people who are named in it; where
 * nobody is, the admins stand in. Never the participant whose work it is.
 * @param organisation SQL of the organisation's id
 * @param participant SQL of the participant's id; not of an alias p, which means somebody else in here
 */
export function readersOf(organisation: string, participant: string): string {
  const named = `${withRole('safeguarding')} and p.organisation_id = ${organisation} and p.id <> ${participant}`;
  return `(
  select n.id, n.name, false as is_stand_in from (${named}) n
  union all
  select s.id, s.name, true from (${withRole('admin')} and p.id <> ${participant}) s where not exists (${named}))`;
}
