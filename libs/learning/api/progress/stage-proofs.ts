import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type { EntityManager } from 'typeorm';

/** Something that was given for a completed stage or programme, and says so to others. */
export interface StageProof {
  id: string;
  number: string;
  title: string;
}

/** The context that gives proofs. */
export interface StageProofKeeper {
  /** Valid ones of this membership for the stage and, where the programme is not completed any more, for the programme. */
  valid(manager: EntityManager, of: ProofsOf): Promise<StageProof[]>;
  /** Revokes them. The actor leads the cohort. */
  revoke(manager: EntityManager, actor: Actor, of: ProofsOf, reason: string): Promise<void>;
}

export interface ProofsOf {
  membershipId: string;
  stageId: string;
  isProgrammeToo: boolean;
}

/** Where the context further down the line that gives certificates says what it gave. Register in onModuleInit. */
@Injectable()
export class StageProofs {
  private keeper: StageProofKeeper | null = null;

  keptBy(keeper: StageProofKeeper): void {
    this.keeper = keeper;
  }

  async valid(manager: EntityManager, of: ProofsOf): Promise<StageProof[]> {
    return (await this.keeper?.valid(manager, of)) ?? [];
  }

  async revoke(manager: EntityManager, actor: Actor, of: ProofsOf, reason: string): Promise<void> {
    await this.keeper?.revoke(manager, actor, of, reason);
  }
}
