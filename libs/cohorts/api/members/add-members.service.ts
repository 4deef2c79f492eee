import { Injectable } from '@nestjs/common';
import type { AddMembersAnswer, CleanMember, RowFault } from '@pijar/cohorts/contracts';
import type { AddMembersBody } from '@pijar/cohorts/schemas';
import type { Actor } from '@pijar/identity/contracts';
import { Idempotency, problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import type * as z from 'zod';
import { CohortAccess } from '../access';
import { cleanRow } from '../sheet';
import { DuplicatesQuery, isSamePerson } from './duplicates.query';
import { Enrolment, type Enrolled } from './enrolment';

export type AddMembersInput = z.output<typeof AddMembersBody>;
type Row = AddMembersInput['rows'][number];

/** One row, read and compared with the people already known. */
interface Candidate {
  row: Row;
  clean: CleanMember;
  faults: RowFault[];
}

/** Adds people to a cohort, one or a sheet of them. Each row has its own outcome; a bad row stops no other. */
@Injectable()
export class AddMembersService {
  constructor(
    private readonly access: CohortAccess,
    private readonly duplicates: DuplicatesQuery,
    private readonly enrolment: Enrolment,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws 409 `cohort-closed`; 404 unless the actor leads the cohort */
  async add(actor: Actor, cohortId: string, body: AddMembersInput): Promise<AddMembersAnswer> {
    await this.access.assertLeads(actor, cohortId);
    const request = { cohortId, ...body };
    return this.idempotency.once(actor.personId, body.requestId, request, async (manager) => {
      const organisationId = await lockForAdding(manager, cohortId);
      const candidates = await this.read(cohortId, body.rows, manager);
      const good = candidates.filter(({ faults }) => !faults.some(isError));
      const known = good.filter(({ row }) => row.personId !== null);
      const fresh = good.filter(({ row }) => row.personId === null);
      const cohort = { id: cohortId, organisationId };
      const enrolled = new Map<Candidate, Enrolled>([
        ...zip(
          fresh,
          await this.enrolment.addNew(
            manager,
            actor,
            cohort,
            fresh.map(({ clean }) => clean),
          ),
        ),
        ...zip(
          known,
          await this.enrolment.addKnown(
            manager,
            actor,
            cohort,
            known.map(({ row }) => row.personId!),
          ),
        ),
      ]);
      return { rows: candidates.map((candidate) => answerOf(candidate, enrolled.get(candidate))) };
    });
  }

  private async read(
    cohortId: string,
    rows: readonly Row[],
    manager: EntityManager,
  ): Promise<Candidate[]> {
    const cleaned = rows.map((row) => cleanRow(row));
    const duplicates = await this.duplicates.find(
      cohortId,
      cleaned.map(({ clean }) => clean),
      manager,
    );
    const seen: CleanMember[] = [];
    return rows.map((row, i) => {
      const { clean, faults } = cleaned[i]!;
      const possible = duplicates[i]!;
      const isUndecided = row.personId === null && !row.isSomebodyElse;
      if (isUndecided && possible.some((person) => isSamePerson(clean, person))) {
        faults.push({ field: 'row', code: 'known-already', severity: 'error' });
      } else if (isUndecided && seen.some((other) => isTwin(clean, other))) {
        faults.push({ field: 'row', code: 'twice-in-sheet', severity: 'error' });
      }
      seen.push(clean);
      return { row, clean, faults };
    });
  }
}

const isError = (fault: RowFault) => fault.severity === 'error';

const isTwin = (one: CleanMember, other: CleanMember) =>
  one.fullName.toLowerCase() === other.fullName.toLowerCase() && one.phone === other.phone;

/** One sheet at a time in an organisation: only so does the second officer's paste see the people of the first. */
async function lockForAdding(manager: EntityManager, cohortId: string): Promise<string> {
  const [cohort] = (await manager.query(
    'select organisation_id, state from cohort where id = $1 for share',
    [cohortId],
  )) as { organisation_id: string; state: string }[];
  if (cohort!.state === 'closed') throw problems.conflict('cohort-closed', 'Reopen it first.');
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('add-members:' || $1, 0))`, [
    cohort!.organisation_id,
  ]);
  return cohort!.organisation_id;
}

const zip = (candidates: readonly Candidate[], enrolled: readonly Enrolled[]) =>
  candidates.map((candidate, i) => [candidate, enrolled[i]!] as const);

function answerOf(
  { row, faults }: Candidate,
  enrolled: Enrolled | undefined,
): AddMembersAnswer['rows'][number] {
  const nobody = { membershipId: null, personId: null, participantNumber: null };
  const isUnknown = enrolled?.outcome === 'unknown-person';
  return {
    line: row.line,
    ...(enrolled && !isUnknown ? enrolled : { ...nobody, outcome: 'refused' as const }),
    faults: isUnknown
      ? [...faults, { field: 'personId', code: 'unknown-person', severity: 'error' }]
      : faults,
  } as AddMembersAnswer['rows'][number];
}
