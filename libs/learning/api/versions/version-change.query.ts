import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CohortAccess, CohortVersions, type CohortVersionChange } from '@pijar/cohorts/api';
import { ProgrammeOutlines } from '@pijar/curriculum/api';
import type { ProgrammeOutline } from '@pijar/curriculum/contracts';
import type { Actor } from '@pijar/identity/contracts';
import type { VersionChangeView, VersionOffer } from '@pijar/learning/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { findsNewSteps, foreseeCompletions } from './foresee-completions';
import { PeopleStandingsQuery } from './people-standings.query';
import { VersionChanges } from './version-changes';
import { VersionDifferencesQuery } from './version-differences.query';

/** Says beforehand what moving a cohort to another version changes. Nothing is locked. */
@Injectable()
export class VersionChangeQuery {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly versions: CohortVersions,
    private readonly outlines: ProgrammeOutlines,
    private readonly differences: VersionDifferencesQuery,
    private readonly people: PeopleStandingsQuery,
    private readonly changes: VersionChanges,
  ) {}

  /** @throws 404 unless the actor leads the cohort */
  async offer(actor: Actor, cohortId: string): Promise<VersionOffer> {
    await this.access.assertLeads(actor, cohortId);
    const rows = (await this.db.query(
      `select v.id as "versionId", v.number, v.id = c.programme_version_id as "isCurrent",
              ${stageCodes('v.id')} = ${stageCodes('c.programme_version_id')} as "isPossible"
         from cohort c
         join programme_version here on here.id = c.programme_version_id
         join programme_version v on v.programme_id = here.programme_id
          and (v.id = here.id or (v.state = 'published' and v.number > here.number))
        where c.id = $1 order by v.number desc`,
      [cohortId],
    )) as (VersionOffer['newer'][number] & { isCurrent: boolean })[];
    const current = rows.find((row) => row.isCurrent)!;
    return { current, newer: rows.filter((row) => !row.isCurrent) };
  }

  /** @throws as CohortVersions.read; 404 unless the actor leads the cohort; 409 `other-stages` */
  async show(actor: Actor, cohortId: string, toVersionId: string): Promise<VersionChangeView> {
    await this.access.assertLeads(actor, cohortId);
    const { manager } = this.db;
    return this.foresee(
      manager,
      await this.versions.read(manager, cohortId, toVersionId, '/query/to'),
    );
  }

  /** @throws 409 `other-stages` */
  async foresee(manager: EntityManager, change: CohortVersionChange): Promise<VersionChangeView> {
    const from = await this.outlines.get(change.fromVersionId);
    const to = await this.outlines.get(change.toVersionId);
    assertSameStages(from, to);
    const people = await this.people.ofCohort(manager, change.cohortId);
    const foreseen = people.map((standing) => {
      const completing = foreseeCompletions(to.stages, standing);
      const isGettingSteps = findsNewSteps(to.stages, standing, completing);
      return { hasLeft: standing.hasLeft, completing, isGettingSteps };
    });
    const here = foreseen.filter((each) => !each.hasLeft);
    const stages = await this.differences.between(manager, from, to);
    const view = {
      cohortId: change.cohortId,
      programmeTitle: to.title,
      from: { versionId: from.programmeVersionId, number: from.number },
      to: { versionId: to.programmeVersionId, number: to.number },
      people: {
        total: here.length,
        gettingSteps: here.filter((each) => each.isGettingSteps).length,
      },
      stages: stages.map((stage) => ({
        ...stage,
        completing: here.filter((each) => each.completing.includes(stage.code)).length,
      })),
      droppedWork: await this.people.droppedWork(manager, change),
      freedSessions: await this.changes.freedSessions(manager, change),
    };
    const picture = createHash('sha256').update(JSON.stringify(view)).digest('base64url');
    return { ...view, picture };
  }
}

const stageCodes = (version: string) =>
  `array(select s.code from stage s where s.programme_version_id = ${version} order by s.position)`;

/** Certificates name stages, and the funnel counts by them: other stages are another programme. */
function assertSameStages(from: ProgrammeOutline, to: ProgrammeOutline): void {
  const codes = ({ stages }: ProgrammeOutline) => stages.map((stage) => stage.code).join();
  if (codes(from) === codes(to)) return;
  throw problems.conflict('other-stages', 'The version has other stages.');
}
