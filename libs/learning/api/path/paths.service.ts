import { Injectable } from '@nestjs/common';
import { ProgrammeOutlines } from '@pijar/curriculum/api';
import type { Actor } from '@pijar/identity/contracts';
import type { HomeView, PathView } from '@pijar/learning/contracts';
import type { EntityManager } from 'typeorm';
import { buildPath } from './build-path';
import { StandingQuery, type Standing } from './standing.query';

/** Where people stand on their way through the programme. */
@Injectable()
export class PathsService {
  constructor(
    private readonly standings: StandingQuery,
    private readonly outlines: ProgrammeOutlines,
  ) {}

  /** The participant's first screen. */
  async home(actor: Actor): Promise<HomeView> {
    const standings = await this.standings.ofPerson(actor.personId);
    const memberships = await Promise.all(standings.map((standing) => this.pathOf(standing)));
    return { fullName: standings[0]?.fullName ?? '', memberships };
  }

  /** @throws 404 unless she, the staff of her cohort or its officers ask */
  async show(actor: Actor, membershipId: string, manager?: EntityManager): Promise<PathView> {
    return this.pathOf(await this.standings.ofMembership(actor, membershipId, manager));
  }

  private async pathOf(standing: Standing): Promise<PathView> {
    return buildPath(await this.outlines.get(standing.programmeVersionId), standing);
  }
}
