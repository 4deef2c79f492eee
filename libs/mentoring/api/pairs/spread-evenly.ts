interface Carrier {
  personId: string;
  load: number;
  isAway: boolean;
}

/**
 * A coach for each: always the one who has the fewest people by then, of several the first in the list. Who is away gets nobody.
 * @returns the coach's id by the membership's; empty when everybody is away
 */
export function spreadEvenly(
  membershipIds: readonly string[],
  coaches: readonly Carrier[],
): Map<string, string> {
  const loads = coaches.filter(({ isAway }) => !isAway).map((coach) => ({ ...coach }));
  const given = new Map<string, string>();
  if (loads.length === 0) return given;
  for (const membershipId of membershipIds) {
    const next = loads.reduce((least, coach) => (coach.load < least.load ? coach : least));
    next.load += 1;
    given.set(membershipId, next.personId);
  }
  return given;
}
