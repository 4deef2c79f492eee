/** SQL of the zone in which a reviewer's days end: that of the cohort she joined last. */
export const zoneOf = (person: string): string => `coalesce((
  select c.time_zone from cohort_staff k join cohort c on c.id = k.cohort_id
   where k.person_id = ${person} and k.left_at is null order by k.added_at desc limit 1), 'Asia/Jakarta')`;

/** SQL of how many pieces of work a reviewer answered since Monday. */
export const answeredThisWeek = (person: string, now: string): string => `(
  select count(*)::int from feedback f where f.reviewer_id = ${person}
     and f.sent_at >= date_trunc('week', ${now}::timestamptz, ${zoneOf(person)}))`;

/** SQL condition: work may be kept for the reviewer. She is not away, and has not answered as much as she can this week. */
export const isAvailable = (person: string, now: string): string => `not exists (
  select from reviewer_availability ra where ra.person_id = ${person}
     and (coalesce(ra.away_before > ${now}, false) or ra.weekly_capacity <= ${answeredThisWeek(person, now)}))`;

/** SQL condition: the reviewer said that she is away at that moment. */
export const isAwayAt = (person: string, now: string): string => `exists (
  select from reviewer_availability ra where ra.person_id = ${person} and ra.away_before > ${now})`;

/** SQL of the last day on which a reviewer is away, `YYYY-MM-DD`; null when she is not. */
export const awayUntil = (person: string, now: string): string => `(
  select to_char(ra.away_until, 'YYYY-MM-DD') from reviewer_availability ra
   where ra.person_id = ${person} and ra.away_before > ${now})`;
