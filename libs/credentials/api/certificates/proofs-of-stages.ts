import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { StageProofs, type ProofsOf, type StageProof } from '@pijar/learning/api';
import type { EntityManager } from 'typeorm';
import { CertificateChanges } from './certificate-changes';

/** Says which certificates stand for a stage that is open again, and revokes them where an officer says so. See docs/adr/0049. */
@Injectable()
export class ProofsOfStages implements OnModuleInit {
  constructor(
    private readonly proofs: StageProofs,
    private readonly changes: CertificateChanges,
  ) {}

  onModuleInit(): void {
    this.proofs.keptBy({
      valid: (manager, of) => valid(manager, of),
      revoke: (manager, actor, of, reason) => this.revoke(manager, actor, of, reason),
    });
  }

  private async revoke(
    manager: EntityManager,
    actor: Actor,
    of: ProofsOf,
    reason: string,
  ): Promise<void> {
    for (const { id } of await valid(manager, of)) {
      await this.changes.revokeWithin(manager, actor, id, reason);
    }
  }
}

const valid = (
  manager: EntityManager,
  { membershipId, stageId, isProgrammeToo }: ProofsOf,
): Promise<StageProof[]> =>
  manager.query(
    `select id, number, coalesce(stage_title, programme_title) as title from certificate
      where membership_id = $1 and state = 'valid' and erased_at is null
        and (stage_id = $2 or ($3 and stage_id is null)) order by id`,
    [membershipId, stageId, isProgrammeToo],
  ) as Promise<StageProof[]>;
