import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { readsBlind } from './readings.sql';

/**
 * What was said of a piece of work is kept from whoever reads it a second time, until her own scores are sent.
 * @throws 409 `second-reading-first` with the reading
 */
export async function assertNotBlind(
  manager: EntityManager,
  actor: Actor,
  submissionId: string,
  now: Date,
): Promise<void> {
  const [reading] = (await manager.query(
    `select z.id as "readingId" from second_reading z join submission s on s.id = z.submission_id
      where s.id = $1 and z.reader_id = $2 and z.read_at is null and ${readsBlind('s', '$2', '$3')} limit 1`,
    [submissionId, actor.personId, now],
  )) as { readingId: string }[];
  if (reading) {
    throw problems.conflict('second-reading-first', 'You read it a second time.', reading);
  }
}
