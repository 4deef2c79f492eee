import type { EntityManager } from 'typeorm';

/** Where she was, for the file with everything that is kept about her. */
export async function readAttendance(manager: EntityManager, personId: string): Promise<object> {
  const rows = (await manager.query(
    `select s.title, s.starts_at as "startsAt", a.state, a.method, a.marked_at as "markedAt"
       from membership m
       join attendance a on a.membership_id = m.id
       join planned_session s on s.id = a.session_id
      where m.person_id = $1 order by s.starts_at`,
    [personId],
  )) as object[];
  return { attendance: rows };
}
