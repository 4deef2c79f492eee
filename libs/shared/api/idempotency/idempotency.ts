import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { problems } from '../http/problems';

/**
 * Runs a write once per person and key: the answer is kept in the same transaction, so a repetition (a double tap, a retry
 * after a cut, a killed server) gets the same answer and changes nothing. Answers are kept for a week.
 */
@Injectable()
export class Idempotency {
  constructor(private readonly db: DataSource) {}

  /** @throws 409 `key-reused` when the key came with another request before. */
  async once<T>(
    personId: string,
    key: string,
    request: unknown,
    work: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    const hash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
    return this.db.transaction(async (manager) => {
      // A concurrent twin waits here until the first commits, then finds its answer.
      const [inserted] = (await manager.query(
        `insert into idempotent_answer (person_id, key, request_hash, status) values ($1, $2, $3, 0)
         on conflict do nothing returning key`,
        [personId, key, hash],
      )) as { key: string }[];
      if (!inserted) return this.earlier<T>(manager, personId, key, hash);
      const answer = await work(manager);
      await manager.query(
        `update idempotent_answer set status = 200, body = $3 where person_id = $1 and key = $2`,
        [personId, key, JSON.stringify(answer ?? null)],
      );
      return answer;
    });
  }

  private async earlier<T>(
    manager: EntityManager,
    personId: string,
    key: string,
    hash: string,
  ): Promise<T> {
    const [row] = (await manager.query(
      'select request_hash, body from idempotent_answer where person_id = $1 and key = $2',
      [personId, key],
    )) as { request_hash: string; body: T }[];
    if (!row || row.request_hash !== hash) {
      throw problems.conflict('key-reused', 'This key was used for another request.');
    }
    return row.body;
  }
}
