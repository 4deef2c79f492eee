import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../database/new-id';

export interface AuditEntry {
  /** Null: the product itself, or somebody not signed in. */
  actorId: string | null;
  organisationId?: string | null;
  /** `<noun>.<verb in the past>`, e.g. `person.phone-changed`. */
  action: string;
  subjectType: string;
  subjectId: string | null;
  /** Ids and states only: no secrets, as few personal words as possible. */
  detail?: Record<string, unknown>;
}

/** Writes who did what, in the caller's transaction: either both stand or neither. */
@Injectable()
export class Audit {
  async record(manager: EntityManager, entry: AuditEntry): Promise<void> {
    await manager.query(
      `insert into audit_entry (id, actor_id, organisation_id, action, subject_type, subject_id, detail)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        newId(),
        entry.actorId,
        entry.organisationId ?? null,
        entry.action,
        entry.subjectType,
        entry.subjectId,
        entry.detail ?? {},
      ],
    );
  }

  /** Keeps what was written down about a subject from everybody who reads the log, or shows it again. */
  async seal(
    manager: EntityManager,
    subjectType: string,
    subjectId: string,
    isSealed: boolean,
  ): Promise<void> {
    await manager.query(
      'update audit_entry set is_sealed = $3 where subject_type = $1 and subject_id = $2',
      [subjectType, subjectId, isSealed],
    );
  }

  /** Takes words out of what was written down about these subjects, when a person is erased: who did what, and when, stays. */
  async forget(
    manager: EntityManager,
    subjectType: string,
    subjectIds: readonly string[],
    names: readonly string[],
  ): Promise<void> {
    await manager.query(
      `update audit_entry set detail = detail - $3::text[]
        where subject_type = $1 and subject_id = any ($2::uuid[]) and detail ?| $3::text[]`,
      [subjectType, subjectIds, names],
    );
  }
}
