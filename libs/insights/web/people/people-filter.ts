import { PeopleFilter, stuckReasons, waitings } from '@pijar/insights/contracts';

/** The filter as it stands in the address. */
export type FilterInUrl = { [K in keyof PeopleFilter]?: string };

/** Only what is set and known goes to the API: an old or misspelt address shows a wider list, not a fault. */
export function filterOf(url: FilterInUrl): Partial<PeopleFilter> {
  const one = <T extends string>(value: string | undefined, known: readonly T[]) =>
    known.find((each) => each === value);
  return withoutUndefined({
    search: url.search?.trim() || undefined,
    state: one(url.state, ['invited', 'active', 'paused', 'left', 'completed']),
    stage: url.stage || undefined,
    stageState: url.stage ? one(url.stageState, ['locked', 'open', 'done']) : undefined,
    waitingFor: one(url.waitingFor, waitings),
    stuck: one(url.stuck, ['any', ...stuckReasons]),
    sex: one(url.sex, ['female', 'male', 'unknown']),
    kind: one(url.kind, ['returnee', 'family', 'unknown']),
    community: url.community || undefined,
    sort: one(url.sort, ['name', 'stage', 'activity', 'waiting']),
    direction: one(url.direction, ['asc', 'desc']),
  });
}

const withoutUndefined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;

/** Whether the filter narrows the list; its order does not. */
export const isNarrowed = (filter: Partial<PeopleFilter>): boolean =>
  Object.keys(filter).some((name) => name !== 'sort' && name !== 'direction');
