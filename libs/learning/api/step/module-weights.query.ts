import { Injectable } from '@nestjs/common';
import { scopeOf, seesCohort } from '@pijar/cohorts/api';
import { LessonRecordings, ModuleContents } from '@pijar/curriculum/api';
import type { Actor } from '@pijar/identity/contracts';
import type { ModuleWeight } from '@pijar/learning/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource } from 'typeorm';

/** What each module weighs, so that somebody on prepaid data knows before she takes it home. */
@Injectable()
export class ModuleWeightsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly contents: ModuleContents,
    private readonly recordings: LessonRecordings,
  ) {}

  /** @throws 404 */
  async list(actor: Actor, membershipId: string): Promise<ModuleWeight[]> {
    const scope = scopeOf(actor);
    const [row] = (await this.db.query(
      `select c.programme_version_id as "programmeVersionId", c.organisation_id as "organisationId"
         from membership m join cohort c on c.id = m.cohort_id
        where m.id = $1
          and ((m.person_id = $2 and m.state <> 'left') or ${seesCohort('c', [2, 3, 4, 5])})`,
      [membershipId, actor.personId, scope.isAdmin, scope.isOfficer, actor.organisationId],
    )) as { programmeVersionId: string; organisationId: string }[];
    if (!row) throw problems.notFound();
    const [contents, added] = await Promise.all([
      this.contents.of(row.programmeVersionId),
      this.recordings.ofModules(row.organisationId, row.programmeVersionId),
    ]);
    const addedTo = new Map(added.map((each) => [each.moduleId, each]));
    return contents.map((module) => {
      const { textBytes = 0, media = [] } = addedTo.get(module.moduleId) ?? {};
      return {
        ...module,
        textBytes: module.textBytes + textBytes,
        media: [...module.media, ...media],
      };
    });
  }
}
