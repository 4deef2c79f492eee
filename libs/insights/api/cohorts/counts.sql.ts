/** JSON of the people of cohort `c` by state. */
export const stateCounts = `(select json_build_object('total', count(*) filter (where m.state <> 'left'),
  ${['invited', 'active', 'paused', 'completed', 'left']
    .map((state) => `'${state}', count(*) filter (where m.state = '${state}')`)
    .join(', ')})
  from membership m where m.cohort_id = c.id)`;

/** JSON array of the stages of cohort `c` with how many of those who have not left stand where. */
export const stageCounts = `(select coalesce(json_agg(json_build_object('id', sg.id, 'code', sg.code,
    'title', sg.title, 'position', sg.position,
    'locked', n.locked, 'open', n.open, 'done', n.done) order by sg.position), '[]')
  from stage sg
  left join lateral (
    select count(*) filter (where sp.state = 'locked') as locked,
           count(*) filter (where sp.state = 'open') as open,
           count(*) filter (where sp.state = 'done') as done
      from membership m
      join stage_progress sp on sp.membership_id = m.id and sp.stage_id = sg.id
     where m.cohort_id = c.id and m.state <> 'left') n on true
 where sg.programme_version_id = c.programme_version_id)`;
