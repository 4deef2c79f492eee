import type { PeopleFilter } from '@pijar/insights/contracts';

/** Numbers SQL parameters as they are added. */
export class Parameters {
  readonly values: unknown[];
  constructor(...values: unknown[]) {
    this.values = values;
  }

  /** @returns the parameter's place, e.g. `$3` */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** SQL conditions of a filter on the rows `person`; everybody who has not left where no state is asked. */
export function conditionsOf(filter: PeopleFilter, parameters: Parameters): string {
  const conditions: string[] = [];
  const equal = (column: string, value: string | undefined) => {
    if (value !== undefined) conditions.push(`${column} = ${parameters.add(value)}`);
  };
  if (filter.state) equal('person.state', filter.state);
  else conditions.push(`person.state <> 'left'`);
  equal('person.sex', filter.sex);
  equal('person.kind', filter.kind);
  equal('person.community', filter.community);
  equal('person.waiting_for', filter.waitingFor);
  if (filter.stuck === 'any') conditions.push('cardinality(person.stuck) > 0');
  else if (filter.stuck) conditions.push(`${parameters.add(filter.stuck)} = any(person.stuck)`);
  if (filter.stage && filter.stageState) {
    conditions.push(`exists (select from stage_progress sp where sp.membership_id = person.membership_id
      and sp.stage_id = ${parameters.add(filter.stage)} and sp.state = ${parameters.add(filter.stageState)})`);
  } else equal('person.stage_id', filter.stage);
  const search = filter.search?.trim();
  if (search) {
    const name = parameters.add(`%${search.replace(/[\\%_]/g, '\\$&')}%`);
    const number = search.replace(/[^a-z0-9]/gi, '').toUpperCase();
    const byNumber = number
      ? ` or person.participant_number like ${parameters.add(`${number}%`)}`
      : '';
    conditions.push(`(person.full_name ilike ${name}${byNumber})`);
  }
  return conditions.join(' and ');
}
