/**
 * SQL of the working days from `since` to `until` as `working_days` of four counts them, for many rows: the days off are read once
 * and not asked for again with every row.
 * @param daysOff SQL of an array of the organisation's days off, as `daysOffOf` makes it; null: none
 */
export const workingDays = (since: string, until: string, zone: string, daysOff: string): string =>
  `(working_days(${since}, ${until}, ${zone}) - (select count(*)::int from unnest(${daysOff}) off
      where off > (${since} at time zone ${zone})::date and off <= (${until} at time zone ${zone})::date))`;

/** SQL of the days off from Monday to Friday of an organisation, as an array. */
export const daysOffOf = (organisation: string): string => `array(select o.day from day_off o
  where o.organisation_id = ${organisation} and extract(isodow from o.day) < 6)`;
