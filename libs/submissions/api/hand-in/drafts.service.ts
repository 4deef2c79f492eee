import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { StepAccess } from '@pijar/learning/api';
import { Clock, problems } from '@pijar/shared/api';
import type { DraftInput, DraftView } from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { beginSubmission, lockOwnMembership } from './own-submission';

interface DraftRow {
  text: string;
  links: string[];
  version: number;
  updatedAt: Date;
}

/** What she has written and not sent, so that it is there on another phone too. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly db: DataSource,
    private readonly steps: StepAccess,
    private readonly clock: Clock,
  ) {}

  /**
   * Saves when `version` is the newest. Saving the same words again answers the same.
   * @throws 404 membership or step not hers; 409 `draft-changed` with the newest draft; 409 as StepAccess.openAssignment
   */
  async save(
    actor: Actor,
    where: { membershipId: string; stepId: string },
    input: DraftInput,
  ): Promise<DraftView> {
    return this.db.transaction(async (manager) => {
      await lockOwnMembership(manager, actor, where.membershipId);
      const step = await this.steps.openAssignment(
        manager,
        actor,
        where.membershipId,
        where.stepId,
      );
      const submission = await beginSubmission(manager, step);
      const current = await this.current(manager, submission.id);
      if (current && isSame(current, input)) return view(current);
      if ((current?.version ?? 0) !== input.version) {
        throw problems.conflict(
          'draft-changed',
          'Another phone saved since.',
          current ? view(current) : null,
        );
      }
      return view(await this.write(manager, submission.id, input));
    });
  }

  private async current(manager: EntityManager, submissionId: string): Promise<DraftRow | null> {
    const [row] = (await manager.query(
      `select text, links, version, updated_at as "updatedAt" from submission_draft where submission_id = $1`,
      [submissionId],
    )) as DraftRow[];
    return row ?? null;
  }

  private async write(
    manager: EntityManager,
    submissionId: string,
    input: DraftInput,
  ): Promise<DraftRow> {
    const [row] = (await manager.query(
      `insert into submission_draft as d (submission_id, text, links, updated_at) values ($1, $2, $3, $4)
       on conflict (submission_id) do update
         set text = excluded.text, links = excluded.links, updated_at = excluded.updated_at,
             version = d.version + 1
       returning text, links, version, updated_at as "updatedAt"`,
      [submissionId, input.text, JSON.stringify(input.links), this.clock.now()],
    )) as DraftRow[];
    return row!;
  }
}

const isSame = (row: DraftRow, input: DraftInput): boolean =>
  row.text === input.text && JSON.stringify(row.links) === JSON.stringify(input.links);

const view = (row: DraftRow): DraftView => ({ ...row, updatedAt: row.updatedAt.toISOString() });
