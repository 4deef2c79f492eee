/** The answer in row `ci` as her coach reads it. */
export const lastCheckIn = (ci: string): string => `json_build_object(
  'at', to_char(${ci}.answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'sold', ${ci}.sold, 'income', ${ci}.income, 'help', ${ci}.help, 'note', ${ci}.help_note,
  'enteredBy', (select full_name from person where id = ${ci}.entered_by))`;

/** Somebody was in touch since: they met or spoke, her coach wrote, or something new was agreed. */
const isAnswered = (ci: string): string => `(
  exists (select from outside_contact x where x.membership_id = ${ci}.membership_id and x.noted_at > ${ci}.answered_at)
  or exists (select from pair_message x where x.membership_id = ${ci}.membership_id and x.sent_at > ${ci}.answered_at
               and x.author_id <> (select person_id from membership where id = x.membership_id))
  or exists (select from agreed_action x where x.membership_id = ${ci}.membership_id and x.made_at > ${ci}.answered_at))`;

/** She has sold before: twice in a row without is a stop, and not the time before the first sale. */
const isStopped = (ci: string): string => `(${ci}.sold <> 'yes'
  and (select b.sold from check_in b where b.membership_id = ${ci}.membership_id and b.answer_id is not null
          and b.number < ${ci}.number order by b.number desc limit 1) <> 'yes'
  and exists (select from check_in b where b.membership_id = ${ci}.membership_id and b.sold <> 'not_yet'))`;

/** What her last answer `ci` asks of her coach, and for how many days; `$2` is now. */
export const checkInWish = (ci: string): string => `json_build_object(
  'wish', case when ${isAnswered(ci)} then null when ${ci}.help = 'call' then 'call'
               when ${isStopped(ci)} then 'sales' end,
  'days', floor(extract(epoch from $2::timestamptz - ${ci}.answered_at) / 86400)::int)`;
