import { Injectable } from '@nestjs/common';
import { scopeOf } from '@pijar/cohorts/api';
import { SessionsQuery } from '@pijar/identity/api';
import { hasRole, type Actor } from '@pijar/identity/contracts';
import type { LiveNews } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { reviewerRoles } from '../claims/review-access';

/** What a session may hear of the queue. */
export interface QueueStanding {
  actor: Actor;
  /** The cohorts that she is staff of, with her tracks there; empty: all of it. */
  tracksIn: ReadonlyMap<string, readonly string[]>;
  /** Two standings that are the same look the same. */
  shape: string;
}

interface StaffRow {
  person_id: string;
  cohort_id: string;
  tracks: string[];
}

/** Reads the standing of many sessions in two statements. */
@Injectable()
export class QueueStandingQuery {
  constructor(
    private readonly db: DataSource,
    private readonly sessions: SessionsQuery,
  ) {}

  /** By session; one that has ended, or that reviews nothing any more, is not among them. */
  async of(sessionIds: readonly string[]): Promise<Map<string, QueueStanding>> {
    const actors = [...(await this.sessions.actorsOf(sessionIds)).values()].filter((actor) =>
      hasRole(actor, ...reviewerRoles),
    );
    const rows = (await this.db.query(
      `select person_id, cohort_id, tracks from cohort_staff
        where person_id = any($1) and left_at is null order by cohort_id`,
      [[...new Set(actors.map(({ personId }) => personId))]],
    )) as StaffRow[];
    const byPerson = Map.groupBy(rows, (row) => row.person_id);
    return new Map(
      actors.map((actor) => [
        actor.sessionId,
        standingOf(actor, byPerson.get(actor.personId) ?? []),
      ]),
    );
  }
}

function standingOf(actor: Actor, staff: readonly StaffRow[]): QueueStanding {
  const cohorts = staff.map(({ cohort_id, tracks }) => [cohort_id, tracks] as const);
  return {
    actor,
    tracksIn: new Map(cohorts),
    shape: JSON.stringify([actor.organisationId, actor.roles, cohorts]),
  };
}

/** What she is told of the news: nothing (undefined), that something moved (null), or what. */
export function heardBy(
  { actor, tracksIn }: QueueStanding,
  { cohortId, organisationId, submissionIds }: LiveNews['queue'],
): string[] | null | undefined {
  const scope = scopeOf(actor);
  const leads = scope.isAdmin || (scope.isOfficer && actor.organisationId === organisationId);
  const tracks = tracksIn.get(cohortId);
  if (!leads && !tracks) return undefined;
  // Whether the work is of her modules is for the queue to say.
  return leads || tracks!.length === 0 ? submissionIds : null;
}
