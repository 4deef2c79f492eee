import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Notices } from '../inbox/notices';

interface Moved {
  submissionId: string;
  version: number;
  from: string | null;
  to: string;
}

/** Tells coaches what becomes of the work that they read. */
@Injectable()
export class ReviewNotices {
  constructor(private readonly notices: Notices) {}

  /** To whoever got it, and to whoever had it. */
  async reassigned(manager: EntityManager, moved: Moved): Promise<void> {
    await this.tell(manager, moved, moved.to, 'review_given');
    if (moved.from) await this.tell(manager, moved, moved.from, 'review_taken');
  }

  /** Whoever took it knows. */
  async takenOver(manager: EntityManager, moved: Moved & { from: string }): Promise<void> {
    await this.tell(manager, moved, moved.from, 'review_taken');
  }

  private async tell(
    manager: EntityManager,
    { submissionId, version }: Moved,
    personId: string,
    kind: 'review_given' | 'review_taken',
  ): Promise<void> {
    const [row] = (await manager.query(
      'select st.title from submission s join step st on st.id = s.step_id where s.id = $1',
      [submissionId],
    )) as { title: string }[];
    if (!row) return;
    await this.notices.give(manager, {
      personIds: [personId],
      kind,
      details: { title: row.title },
      link: `/pendamping/kiriman/${submissionId}`,
      cause: `${kind}:${submissionId}:${version}`,
    });
  }
}
