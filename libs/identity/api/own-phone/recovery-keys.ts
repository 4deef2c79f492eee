import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { DataSource } from 'typeorm';

/** The second way into what a phone keeps sealed for a person, see docs/adr/0050-shared-phones.md. */
@Injectable()
export class RecoveryKeys {
  constructor(private readonly db: DataSource) {}

  /** 32 bytes in base64, made at the first ask. Two asks at once get the same. */
  async of(actor: Actor): Promise<string> {
    const known = await this.find(actor.personId);
    if (known) return known;
    await this.db.query(
      'insert into recovery_key (person_id, key) values ($1, $2) on conflict do nothing',
      [actor.personId, randomBytes(32)],
    );
    return (await this.find(actor.personId))!;
  }

  private async find(personId: string): Promise<string | null> {
    const [row] = (await this.db.query(`select key from recovery_key where person_id = $1`, [
      personId,
    ])) as { key: Buffer }[];
    return row?.key.toString('base64') ?? null;
  }
}
