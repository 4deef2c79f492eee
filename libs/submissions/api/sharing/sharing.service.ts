import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, Clock, problems } from '@pijar/shared/api';
import type {
  SharingInput,
  SharingMode,
  SharingView,
  SharedOutView,
} from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { isReserved } from '../queue/waiting.sql';
import { shareOut, type SharingPiece } from './share-out';
import { sharingPieces } from './sharing.sql';
import { WorkSharing, type SharingStaff } from './work-sharing.service';

/** An officer says how the work of a cohort comes to its coaches, and sees first what each has to do. */
@Injectable()
export class SharingService {
  constructor(
    private readonly db: DataSource,
    private readonly cohorts: CohortAccess,
    private readonly sharing: WorkSharing,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws 404 unless the actor leads the cohort */
  async show(actor: Actor, cohortId: string): Promise<SharingView> {
    await this.cohorts.assertLeads(actor, cohortId);
    return this.view(this.db.manager, cohortId);
  }

  /** @throws 404; 409 `changed-meanwhile` with the present view */
  set(actor: Actor, cohortId: string, input: SharingInput): Promise<SharingView> {
    return this.db.transaction(async (manager) => {
      await this.assertLeads(manager, actor, cohortId);
      const mode = await this.mode(manager, cohortId);
      if (mode !== input.seenMode) {
        const current = await this.view(manager, cohortId);
        throw problems.conflict('changed-meanwhile', 'Somebody was faster.', current);
      }
      if (mode !== input.mode) {
        await write(manager, cohortId, input.mode);
        await this.record(manager, actor, cohortId, 'cohort.sharing-set', { mode: input.mode });
      }
      return this.view(manager, cohortId);
    });
  }

  /** @throws 404; 409 `not-shared` with the present view */
  shareOut(actor: Actor, cohortId: string): Promise<SharedOutView> {
    return this.db.transaction(async (manager) => {
      await this.assertLeads(manager, actor, cohortId);
      if ((await this.mode(manager, cohortId)) === 'off') {
        const current = await this.view(manager, cohortId);
        throw problems.conflict('not-shared', 'The cohort does not share.', current);
      }
      const given = await this.sharing.shareOut(manager, cohortId);
      if (given > 0) {
        await this.record(manager, actor, cohortId, 'cohort.work-shared-out', { given });
      }
      return { ...(await this.view(manager, cohortId)), given };
    });
  }

  /** Two officers who set it go one after the other. */
  private async assertLeads(manager: EntityManager, actor: Actor, cohortId: string): Promise<void> {
    await this.cohorts.assertLeads(actor, cohortId, manager);
    await manager.query('select id from cohort where id = $1 for no key update', [cohortId]);
  }

  private async mode(manager: EntityManager, cohortId: string): Promise<SharingMode> {
    const [row] = (await manager.query('select mode from work_sharing where cohort_id = $1', [
      cohortId,
    ])) as { mode: SharingMode }[];
    return row?.mode ?? 'off';
  }

  private async view(manager: EntityManager, cohortId: string): Promise<SharingView> {
    const staff = await this.sharing.staff(manager, [cohortId]);
    const now = this.clock.now();
    const pieces = (await manager.query(
      sharingPieces(`s.cohort_id = $2 and not ${isReserved('s', '$1')}`, `'even'`),
      [now, cohortId],
    )) as SharingPiece[];
    const [late] = (await manager.query(
      `select count(*)::int as count from submission s
         join membership m on m.id = s.membership_id and m.state <> 'left'
        where s.cohort_id = $2 and s.state in ('submitted', 'in_review') and s.promised_until <= $1
          and (s.state = 'submitted' or s.claimed_until <= $1)`,
      [now, cohortId],
    )) as { count: number }[];
    const even = countsOf(pieces, staff, 'even');
    const weighted = countsOf(pieces, staff, 'weighted');
    return {
      mode: await this.mode(manager, cohortId),
      waiting: pieces.length,
      late: late!.count,
      coaches: staff.map(({ personId: id, tracks, ...each }) => ({
        ...each,
        id,
        hasTracks: tracks.length > 0,
        wouldGet: { even: even.get(id) ?? 0, weighted: weighted.get(id) ?? 0 },
      })),
    };
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    cohortId: string,
    action: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(manager, {
      actorId: actor.personId,
      organisationId: actor.organisationId,
      action,
      subjectType: 'cohort',
      subjectId: cohortId,
      detail,
    });
  }
}

async function write(manager: EntityManager, cohortId: string, mode: SharingMode): Promise<void> {
  if (mode === 'off') {
    await manager.query('delete from work_sharing where cohort_id = $1', [cohortId]);
    return;
  }
  await manager.query(
    `insert into work_sharing (cohort_id, mode) values ($1, $2)
     on conflict (cohort_id) do update set mode = excluded.mode`,
    [cohortId, mode],
  );
}

/** How much of it each would get. */
function countsOf(
  pieces: readonly SharingPiece[],
  staff: readonly SharingStaff[],
  mode: SharingPiece['mode'],
): Map<string | null, number> {
  const there = staff.filter(({ isAvailable }) => isAvailable);
  const given = shareOut(
    pieces.map((piece) => ({ ...piece, mode })),
    there.map((each) => ({ ...each, load: each.kept + each.held })),
  );
  const counts = new Map<string | null, number>();
  for (const personId of given.values()) counts.set(personId, (counts.get(personId) ?? 0) + 1);
  return counts;
}
