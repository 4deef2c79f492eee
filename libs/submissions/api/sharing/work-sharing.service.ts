import { Injectable } from '@nestjs/common';
import { Clock } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { isReserved } from '../queue/waiting.sql';
import { shareOut, type SharingPiece, type SharingReader } from './share-out';
import { isAstray, sharingPieces, sharingStaff } from './sharing.sql';

export type SharingStaff = Omit<SharingReader, 'load'> & {
  name: string;
  part: 'cofacilitator' | 'coach' | 'expert';
  awayUntil: string | null;
  isLearning: boolean;
  isAvailable: boolean;
  kept: number;
  held: number;
};

/**
 * Keeps work for coaches by what they have to do, where a cohort wants it. Whoever shares in an organisation goes one after the
 * other until the commit, so that each counts what those before gave; the lock is taken after all others and nothing is waited for
 * while it is held.
 */
@Injectable()
export class WorkSharing {
  constructor(private readonly clock: Clock) {}

  /** A new attempt, in the transaction of its hand-in. Nothing happens where the cohort does not share. */
  async keep(manager: EntityManager, cohortId: string, submissionId: string): Promise<void> {
    const [shares] = (await manager.query(
      `select ${lockOf('c.organisation_id')} from work_sharing ws join cohort c on c.id = ws.cohort_id
        where ws.cohort_id = $1`,
      [cohortId],
    )) as unknown[];
    if (shares) await this.share(manager, 's.id = $2', [submissionId]);
  }

  /**
   * What was kept for somebody who has gone, and what she held: to others, or back to everybody. In the transaction in which she goes.
   * @param held ids of what she has just put back
   * @param cohortId only what is of this cohort
   */
  async leave(
    manager: EntityManager,
    personId: string,
    held: readonly string[],
    cohortId: string | null,
  ): Promise<void> {
    await manager.query(`select ${lockOf('organisation_id')} from person where id = $1`, [
      personId,
    ]);
    await this.share(
      manager,
      `((s.preferred_reviewer_id = $2 and s.kept_until > $1) or s.id = any($3))
        and ($4::uuid is null or s.cohort_id = $4)`,
      [personId, held, cohortId],
    );
  }

  /** What waits for nobody in a cohort. @returns how many pieces are kept for somebody now */
  async shareOut(manager: EntityManager, cohortId: string): Promise<number> {
    await manager.query(`select ${lockOf('organisation_id')} from cohort where id = $1`, [
      cohortId,
    ]);
    return this.share(manager, `s.cohort_id = $2 and not ${isReserved('s', '$1')}`, [cohortId]);
  }

  /** What is kept for somebody who may not have it any more, in an organisation. @returns how many pieces moved */
  async gather(manager: EntityManager, organisationId: string): Promise<number> {
    await manager.query(`select ${lockOf('$1::uuid')}`, [organisationId]);
    return this.share(manager, `c.organisation_id = $2 and ${isAstray('$1')}`, [organisationId]);
  }

  /** The staff of cohorts with what they have to do. */
  staff(manager: EntityManager, cohortIds: readonly string[]): Promise<SharingStaff[]> {
    return manager.query(sharingStaff, [cohortIds, this.clock.now()]) as Promise<SharingStaff[]>;
  }

  /** Four statements at most, however much waits. What somebody is moving just now is left to her. */
  private async share(
    manager: EntityManager,
    which: string,
    parameters: readonly unknown[],
  ): Promise<number> {
    const pieces = (await manager.query(`${sharingPieces(which)} for update of s skip locked`, [
      this.clock.now(),
      ...parameters,
    ])) as SharingPiece[];
    if (pieces.length === 0) return 0;
    const staff = await this.staff(manager, [...new Set(pieces.map((piece) => piece.cohortId))]);
    const there = staff.filter(({ isAvailable }) => isAvailable);
    const given = shareOut(
      pieces,
      there.map((each) => ({ ...each, load: each.kept + each.held })),
    );
    await manager.query(
      `update submission s
          set preferred_reviewer_id = g.person_id, kept_until = case when g.person_id is not null then s.promised_until end
         from unnest($1::uuid[], $2::uuid[]) g (submission_id, person_id)
        where s.id = g.submission_id
          and (s.preferred_reviewer_id is distinct from g.person_id
               or g.person_id is not null and s.kept_until is distinct from s.promised_until)`,
      [[...given.keys()], [...given.values()]],
    );
    return [...given.values()].filter((personId) => personId !== null).length;
  }
}

/** SQL that waits for whoever shares work in an organisation, until the commit. */
const lockOf = (organisation: string): string =>
  `pg_advisory_xact_lock(hashtextextended('work-sharing:' || ${organisation}, 0))`;
