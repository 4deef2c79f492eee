import { Injectable } from '@nestjs/common';
import { hasRole, type Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';

/** The one organisation whose people the actor may see; null: all of them. */
export const organisationSeenBy = (actor: Actor): string | null =>
  hasRole(actor, 'admin') ? null : actor.organisationId;

/** Who may act on whom: admins on everybody, officers on the participants of their organisation. */
@Injectable()
export class PeopleAccess {
  /**
   * Locks the people (in one order, so that nobody blocks nobody) for the rest of the transaction. Officers do not reach staff:
   * a code for a colleague would open the colleague's account to them.
   * @returns the organisation of each
   * @throws 404 when one of them may not be seen
   */
  mustManage(
    manager: EntityManager,
    actor: Actor,
    personIds: readonly string[],
  ): Promise<Map<string, string>> {
    return this.find(manager, actor, personIds, 'for update of p');
  }

  /** As mustManage, to read only. */
  async mustSee(manager: EntityManager, actor: Actor, personId: string): Promise<void> {
    await this.find(manager, actor, [personId], '');
  }

  private async find(
    manager: EntityManager,
    actor: Actor,
    personIds: readonly string[],
    lock: '' | 'for update of p',
  ): Promise<Map<string, string>> {
    const rows = (await manager.query(
      `select p.id, p.organisation_id from person p
        where p.id = any($1::uuid[]) and p.erased_at is null
          and ($2::uuid is null or (p.organisation_id = $2 and not exists (
            select 1 from role_grant r where r.person_id = p.id and r.role <> 'participant')))
        order by p.id ${lock}`,
      [personIds, organisationSeenBy(actor)],
    )) as { id: string; organisation_id: string }[];
    if (!hasRole(actor, 'admin', 'officer') || rows.length !== new Set(personIds).size) {
      throw problems.notFound();
    }
    return new Map(rows.map((row) => [row.id, row.organisation_id]));
  }
}
