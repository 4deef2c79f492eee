import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import { maxOwnPhrases, type OwnPhrase, type OwnPhraseInput } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';

/** The sentences that a reviewer keeps for herself. */
@Injectable()
export class OwnPhrasesService {
  constructor(private readonly db: DataSource) {}

  /** @throws 404 when the id is somebody else's; 409 `too-many-phrases` */
  async keep(actor: Actor, phraseId: string, input: OwnPhraseInput): Promise<OwnPhrase> {
    return this.db.transaction(async (manager) => {
      // Two tabs of hers go one after the other: only so does the limit hold.
      await manager.query('select id from person where id = $1 for no key update', [
        actor.personId,
      ]);
      const [room] = (await manager.query(
        'select count(*)::int as count from own_phrase where person_id = $1 and id <> $2',
        [actor.personId, phraseId],
      )) as { count: number }[];
      if (room!.count >= maxOwnPhrases) {
        throw problems.conflict('too-many-phrases', 'She keeps as many as she may.');
      }
      const [row] = (await manager.query(
        `insert into own_phrase as p (id, person_id, field, text) values ($1, $2, $3, $4)
         on conflict (id) do update set field = excluded.field, text = excluded.text
           where p.person_id = excluded.person_id
         returning id, field, text`,
        [phraseId, actor.personId, input.field, input.text],
      )) as OwnPhrase[];
      if (!row) throw problems.notFound();
      return row;
    });
  }

  async forget(actor: Actor, phraseId: string): Promise<void> {
    await this.db.query('delete from own_phrase where id = $1 and person_id = $2', [
      phraseId,
      actor.personId,
    ]);
  }
}
