import { Injectable } from '@nestjs/common';
import type { CleanMember, PossibleDuplicate } from '@pijar/cohorts/contracts';
import { People, type DuplicateOf } from '@pijar/identity/api';
import { DataSource, type EntityManager } from 'typeorm';

/** A page of the dialog shows no more of them than this for one row. */
const maxPerRow = 5;

/** Participants of the cohort's organisation who may be the same people: the same name, or the same phone number. */
@Injectable()
export class DuplicatesQuery {
  constructor(
    private readonly db: DataSource,
    private readonly people: People,
  ) {}

  /** Two statements for all rows. In the order of the rows; the likeliest of a row first. */
  async find(
    cohortId: string,
    rows: readonly CleanMember[],
    manager: EntityManager = this.db.manager,
  ): Promise<PossibleDuplicate[][]> {
    const [cohort] = (await manager.query(
      `select organisation_id as "organisationId",
              array(select person_id from membership where cohort_id = c.id) as members
         from cohort c where id = $1`,
      [cohortId],
    )) as { organisationId: string; members: string[] }[];
    const found = await this.people.findDuplicates(manager, cohort!.organisationId, [...rows]);
    const members = new Set(cohort!.members);
    const byRow = Map.groupBy(
      found.filter((person) => person.participantNumber !== null),
      (person) => person.index,
    );
    return rows.map((_, index) =>
      (byRow.get(index) ?? [])
        .sort((a, b) => likeness(b) - likeness(a))
        .slice(0, maxPerRow)
        .map((person) => ({
          personId: person.personId,
          fullName: person.fullName,
          participantNumber: person.participantNumber,
          why: [
            ...(person.isSameName ? (['name'] as const) : []),
            ...(person.isSamePhone ? (['phone'] as const) : []),
          ],
          isMember: members.has(person.personId),
        })),
    );
  }
}

const likeness = (person: DuplicateOf) =>
  Number(person.isSameName) * 2 + Number(person.isSamePhone);

/** The same name, and the phone number says nothing else: nobody is added so without an officer's word. */
export function isSamePerson(person: CleanMember, duplicate: PossibleDuplicate): boolean {
  return (
    duplicate.why.includes('name') && (person.phone === null || duplicate.why.includes('phone'))
  );
}
