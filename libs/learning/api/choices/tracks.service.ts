import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type { PathView } from '@pijar/learning/contracts';
import { Audit, problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { PathsService } from '../path/paths.service';
import { StandingQuery, type Standing } from '../path/standing.query';
import { StageCompletions } from '../progress/stage-completions';
import { StageOpenings } from '../progress/stage-openings';
import { lockMemberships } from '../progress/step-reports';

interface TrackRow {
  moduleId: string;
  isOpen: boolean;
  /** Work in it waits for a coach or was accepted. */
  isInUse: boolean;
}

/** Which tracks a participant takes. She may change her mind until work in a track waits for a coach or was accepted. */
@Injectable()
export class TracksService {
  constructor(
    private readonly db: DataSource,
    private readonly standings: StandingQuery,
    private readonly openings: StageOpenings,
    private readonly completions: StageCompletions,
    private readonly paths: PathsService,
    private readonly audit: Audit,
  ) {}

  /**
   * Takes exactly these tracks; the participant herself, or staff of her cohort for her (audited).
   * @throws 404; 409 `membership-paused`, `stage-locked`, `track-in-use`
   */
  async choose(actor: Actor, membershipId: string, moduleIds: string[]): Promise<PathView> {
    return this.db.transaction(async (manager) => {
      const standing = await this.standings.ofMembership(actor, membershipId, manager);
      assertTakesChanges(standing);
      await lockMemberships(manager, [membershipId]);
      const tracks = await this.tracksOf(manager, membershipId);
      const wanted = new Set(moduleIds);
      if (moduleIds.some((id) => !tracks.has(id))) throw problems.notFound();
      const chosen = new Set(await this.chosenOf(manager, membershipId));
      const added = [...wanted].filter((id) => !chosen.has(id));
      const dropped = [...chosen].filter((id) => !wanted.has(id));
      if (added.some((id) => !tracks.get(id)!.isOpen)) {
        throw problems.conflict('stage-locked', 'The stage of the track is not open yet.');
      }
      if (dropped.some((id) => tracks.get(id)?.isInUse)) {
        throw problems.conflict('track-in-use', 'Work in the track waits or was accepted.');
      }
      await this.drop(manager, membershipId, dropped);
      await this.add(manager, membershipId, added);
      await this.openings.openSteps(manager, [membershipId]);
      await this.completions.completeWhatIsMet(manager, [membershipId]);
      if (actor.personId !== standing.personId) {
        await this.audit.record(manager, {
          actorId: actor.personId,
          action: 'tracks.chosen-for',
          subjectType: 'membership',
          subjectId: membershipId,
          detail: { added, dropped },
        });
      }
      return this.paths.show(actor, membershipId, manager);
    });
  }

  private async tracksOf(
    manager: EntityManager,
    membershipId: string,
  ): Promise<Map<string, TrackRow>> {
    const rows = (await manager.query(
      `select mo.id as "moduleId", sp.state <> 'locked' as "isOpen",
              exists (select from step st join step_progress p on p.step_id = st.id
                       where st.module_id = mo.id and p.membership_id = $1
                         and st.kind = 'assignment' and p.state in ('waiting', 'done')) as "isInUse"
         from stage_progress sp
         join module mo on mo.stage_id = sp.stage_id and mo.is_track
        where sp.membership_id = $1`,
      [membershipId],
    )) as TrackRow[];
    return new Map(rows.map((row) => [row.moduleId, row]));
  }

  private async chosenOf(manager: EntityManager, membershipId: string): Promise<string[]> {
    const rows = (await manager.query(
      // A track that her version has no more stays chosen for one that has it again.
      `select tc.module_id
         from track_choice tc
         join module mo on mo.id = tc.module_id
         join stage_progress sp on sp.membership_id = tc.membership_id and sp.stage_id = mo.stage_id
        where tc.membership_id = $1`,
      [membershipId],
    )) as { module_id: string }[];
    return rows.map((row) => row.module_id);
  }

  private async add(manager: EntityManager, membershipId: string, ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    await manager.query(
      `insert into track_choice (membership_id, module_id)
       select $1, id from unnest($2::uuid[]) as x (id)`,
      [membershipId, ids],
    );
  }

  /** What she did in it stays done; what was merely open is closed again. */
  private async drop(manager: EntityManager, membershipId: string, ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    await manager.query(
      'delete from track_choice where membership_id = $1 and module_id = any($2)',
      [membershipId, ids],
    );
    await manager.query(
      `update step_progress p set state = 'locked', since = now()
         from step st
        where st.id = p.step_id and st.module_id = any($2)
          and p.membership_id = $1 and p.state = 'open'`,
      [membershipId, ids],
    );
  }
}

/** @throws 409 `membership-paused` or `membership-left` */
export function assertTakesChanges(standing: Pick<Standing, 'state'>): void {
  if (standing.state === 'paused' || standing.state === 'left') {
    throw problems.conflict(`membership-${standing.state}`, 'The membership takes no changes now.');
  }
}
