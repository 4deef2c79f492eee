import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { StepReports } from '@pijar/learning/api';
import { problems } from '@pijar/shared/api';
import type { ClinicOutcome, OutcomeDraft } from '@pijar/workshops/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { ClinicJournal } from '../clinic-journal';
import { ClinicSeats } from '../clinic-seats';
import { ClinicsQuery } from '../clinics.query';
import { ClinicOutcomes } from './clinic-outcomes';
import { outcomeOf, wantsOutcome } from './outcome.sql';

/** What the host notes about whoever came. */
@Injectable()
export class OutcomesService {
  constructor(
    private readonly db: DataSource,
    private readonly clinics: ClinicsQuery,
    private readonly seats: ClinicSeats,
    private readonly reports: StepReports,
    private readonly outcomes: ClinicOutcomes,
    private readonly journal: ClinicJournal,
  ) {}

  /**
   * Writes the note of one attendee or mends it, with what was agreed. Sent twice it changes nothing.
   * @throws 404 unless the actor may manage the clinic; 409 `not-attended`, `changed-meanwhile` with the current note
   */
  async write(
    actor: Actor,
    clinicId: string,
    membershipId: string,
    draft: OutcomeDraft,
  ): Promise<ClinicOutcome> {
    return this.db.transaction(async (manager) => {
      const clinic = await this.seats.lock(manager, clinicId);
      if (!clinic) throw problems.notFound();
      const { canManage } = await this.clinics.view(actor, clinicId, manager);
      if (!canManage) throw problems.notFound();
      await assertCame(manager, clinicId, membershipId);
      await this.save(manager, actor, clinicId, membershipId, draft);
      const { actions } = draft;
      const agreed = { clinicId, membershipId, hostId: actor.personId, actions };
      await this.outcomes.announce(manager, agreed);
      await this.count(manager, actor, clinic, membershipId);
      return (await this.read(manager, clinicId, membershipId))!;
    });
  }

  private async save(
    manager: EntityManager,
    actor: Actor,
    clinicId: string,
    membershipId: string,
    { note, version }: OutcomeDraft,
  ): Promise<void> {
    const before = await this.read(manager, clinicId, membershipId);
    if (before?.note === note) return;
    if ((before?.version ?? 0) !== version) {
      throw problems.conflict('changed-meanwhile', 'Somebody changed the note.', before);
    }
    await manager.query(
      `insert into clinic_outcome (session_id, membership_id, note, written_by, written_at)
       values ($1, $2, $3, $4, $5)
       on conflict (session_id, membership_id) do update
         set note = excluded.note, written_by = excluded.written_by, written_at = excluded.written_at,
             version = clinic_outcome.version + 1`,
      [clinicId, membershipId, note, actor.personId, this.journal.now()],
    );
    await this.journal.record(manager, actor, clinicId, 'clinic.outcome-noted', { membershipId });
  }

  /** Where the programme counts a clinic only with an outcome, it counts now. */
  private async count(
    manager: EntityManager,
    actor: Actor,
    clinic: { id: string; stepId: string | null },
    membershipId: string,
  ): Promise<void> {
    if (clinic.stepId === null) return;
    const [rule] = (await manager.query(`select ${wantsOutcome('$1', '$2')} as "isWanted"`, [
      membershipId,
      clinic.stepId,
    ])) as { isWanted: boolean | null }[];
    if (!rule!.isWanted) return;
    const evidence = { sessionId: clinic.id, attendance: 'present', outcome: true };
    const state = 'done' as const;
    const report = {
      membershipId,
      stepId: clinic.stepId,
      state,
      evidence,
      actorId: actor.personId,
    };
    await this.reports.report(manager, report);
  }

  private async read(
    manager: EntityManager,
    clinicId: string,
    membershipId: string,
  ): Promise<ClinicOutcome | null> {
    const [row] = (await manager.query(`select ${outcomeOf('$1::uuid', '$2::uuid')} as outcome`, [
      clinicId,
      membershipId,
    ])) as { outcome: ClinicOutcome | null }[];
    return row!.outcome;
  }
}

async function assertCame(manager: EntityManager, clinicId: string, membershipId: string) {
  const came = (await manager.query(
    `select 1 from attendance
      where session_id = $1 and membership_id = $2 and state in ('present', 'late')`,
    [clinicId, membershipId],
  )) as unknown[];
  if (!came.length) {
    throw problems.conflict('not-attended', 'She is not marked as having come.');
  }
}
