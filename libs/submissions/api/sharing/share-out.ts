/** Somebody on the staff of a cohort who is there, with what she has to do. */
export interface SharingReader {
  cohortId: string;
  personId: string;
  /** Codes of the modules that she reads; none: all. */
  tracks: readonly string[];
  /** What she reads and what waits for her alone, over all cohorts. */
  load: number;
  /** Null: no limit. */
  weeklyCapacity: number | null;
  answeredThisWeek: number;
}

/** A piece of work that is to be kept for somebody. */
export interface SharingPiece {
  submissionId: string;
  cohortId: string;
  mode: 'even' | 'weighted';
  /** Code of its module. */
  module: string | null;
  /** Whoever returned it or had it: it stays hers as long as she may have it. */
  keeperId: string | null;
  /** The participant, and who entered it for her. */
  notFor: readonly (string | null)[];
  /** She gets it back only when there is nobody else. */
  handedBackBy: string | null;
}

/**
 * Gives each piece to whoever has the least open work for her share of it: one for each where it is even, what she answers in a
 * week where it is weighted. Of several, to who has answered less this week. Nobody gets more than she has room for this week.
 * @param pieces in the order of the queue
 * @param readers of all their cohorts; the load of one who is in several is the same in each
 * @returns who gets each piece; null: nobody can
 */
export function shareOut(
  pieces: readonly SharingPiece[],
  readers: readonly SharingReader[],
): Map<string, string | null> {
  const loads = new Map(readers.map(({ personId, load }) => [personId, load]));
  const byCohort = Map.groupBy(readers, ({ cohortId }) => cohortId);
  const given = new Map<string, string | null>();
  for (const piece of pieces) {
    const staff = byCohort.get(piece.cohortId) ?? [];
    const able = staff.filter((reader) => mayRead(reader, piece));
    const isHers = able.some(({ personId }) => personId === piece.keeperId);
    const personId = isHers ? piece.keeperId : leastLoaded(piece, staff, able, loads);
    given.set(piece.submissionId, personId);
    if (personId) loads.set(personId, loads.get(personId)! + 1);
  }
  return given;
}

const mayRead = ({ personId, tracks }: SharingReader, { module, notFor }: SharingPiece): boolean =>
  !notFor.includes(personId) &&
  (tracks.length === 0 || (module !== null && tracks.includes(module)));

function leastLoaded(
  { mode, handedBackBy }: SharingPiece,
  staff: readonly SharingReader[],
  able: readonly SharingReader[],
  loads: ReadonlyMap<string, number>,
): string | null {
  const withRoom = able.filter(
    ({ personId, weeklyCapacity, answeredThisWeek }) =>
      weeklyCapacity === null || answeredThisWeek + loads.get(personId)! < weeklyCapacity,
  );
  const others = withRoom.filter(({ personId }) => personId !== handedBackBy);
  // Who sets no limit is taken to do as much as who does most.
  const most = Math.max(1, ...staff.map(({ weeklyCapacity }) => weeklyCapacity ?? 1));
  const shareOf = ({ weeklyCapacity }: SharingReader) =>
    mode === 'even' ? 1 : (weeklyCapacity ?? most);
  const ranked = (others.length > 0 ? others : withRoom).map((reader) => ({
    personId: reader.personId,
    rank: [
      (loads.get(reader.personId)! + 1) / shareOf(reader),
      reader.answeredThisWeek / shareOf(reader),
    ],
  }));
  ranked.sort(
    (one, two) =>
      one.rank[0]! - two.rank[0]! ||
      one.rank[1]! - two.rank[1]! ||
      one.personId.localeCompare(two.personId),
  );
  return ranked[0]?.personId ?? null;
}
