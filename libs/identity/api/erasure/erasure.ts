import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Removes or anonymises what one context keeps about a person. */
export type ErasurePart = (manager: EntityManager, personId: string) => Promise<void>;

/** What stands where her name was. */
export const erasedName = 'Peserta yang dihapus';

/**
 * Takes a person out of the product; figures stay, without her. Each context registers its part when it starts:
 * `onModuleInit() { this.erasure.register('submissions', async (manager, personId) => …) }`.
 */
@Injectable()
export class Erasure {
  private readonly parts = new Map<string, ErasurePart>();

  register(name: string, part: ErasurePart): void {
    if (this.parts.has(name)) throw new Error(`Erasure "${name}" is registered twice.`);
    this.parts.set(name, part);
  }

  /** Runs all parts in the caller's transaction: either all of her is gone or nothing is. Identity's own part comes last. */
  async run(manager: EntityManager, personId: string): Promise<void> {
    for (const part of this.parts.values()) await part(manager, personId);
    await eraseIdentity(manager, personId);
  }
}

const ofHerAlone = [
  ...['session', 'known_device', 'activation_code', 'role_grant', 'account'],
  ...['recovery_key', 'device_contact'],
];

/** Sex, kind and district stay for the figures. Consents and the audit log stay as facts that name nobody. */
async function eraseIdentity(manager: EntityManager, personId: string): Promise<void> {
  await manager.query(
    `update person set full_name = $2, phone = null, participant_number = null, locale = 'id',
            device = 'unknown', region_code = left(region_code, 5), education = null,
            destination_country = null, return_reason = null, village = null, community = null,
            erased_at = now(), updated_at = now(), version = version + 1
      where id = $1`,
    [personId, erasedName],
  );
  for (const table of ofHerAlone) {
    await manager.query(`delete from ${table} where person_id = $1`, [personId]);
  }
  await manager.query('delete from idempotent_answer where person_id = $1', [personId]);
}
