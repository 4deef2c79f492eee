import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { fileJson } from '../hand-in/attempts.sql';

/** What the room that keeps conversations says of their files. Whoever may not read a message reads no file of it. */
export interface MessageGate {
  /** @throws 404 unless the actor may write to the other one in the conversation of this membership */
  assertMayWrite(actor: Actor, membershipId: string): Promise<void>;
  mayRead(actor: Actor, membershipId: string, messageId: string): Promise<boolean>;
}

/** Whom a file is for: a message of a membership's conversation. */
export interface MessagePlace {
  membershipId: string;
  messageId: string;
}

interface Row {
  id: string;
  state: 'receiving' | 'checking' | 'ready' | 'refused';
  kind: 'photo' | 'voice' | 'document' | null;
  messageId: string | null;
}

/** SQL: the files of message `x` as FileView[], in the order in which they were chosen. */
export const filesOfMessageJson = (message: string): string =>
  `(select coalesce(json_agg(${fileJson} order by u.position), '[]') from upload u where u.message_id = ${message}.id)`;

/**
 * Files of conversations. They are received, checked, handed out and swept as those of assignments are; who may send and read them
 * is asked of the gate. Without one nobody may.
 */
@Injectable()
export class MessageFiles {
  private gate: MessageGate | null = null;

  guardBy(gate: MessageGate): void {
    this.gate = gate;
  }

  /** @throws 404 */
  async assertMayWrite(actor: Actor, membershipId: string): Promise<void> {
    if (!this.gate) throw problems.notFound();
    await this.gate.assertMayWrite(actor, membershipId);
  }

  async mayRead(actor: Actor, { membershipId, messageId }: MessagePlace): Promise<boolean> {
    return this.gate !== null && this.gate.mayRead(actor, membershipId, messageId);
  }

  /**
   * Makes files part of a message, in the order in which they were chosen: photos, or one voice note. A file becomes part of one
   * message only.
   * @throws 422 at `/body/uploadIds/<n>`: `unknown` (not the actor's, or of something else), `twice`, `not-ready`, `refused`,
   *   `bound`, `kind-not-accepted`
   */
  async bind(
    manager: EntityManager,
    actor: Actor,
    { membershipId, messageId }: MessagePlace,
    uploadIds: readonly string[],
  ): Promise<void> {
    if (uploadIds.length === 0) return;
    const ids = uploadIds.map((id) => id.toLowerCase());
    const rows = (await manager.query(
      `select id, state, kind, message_id as "messageId" from upload
        where id = any($1) and owner_id = $2 and membership_id = $3 and step_id is null
        order by id for update`,
      [ids, actor.personId, membershipId],
    )) as Row[];
    ids.forEach((id, n) => {
      const row = rows.find((candidate) => candidate.id === id);
      const fault = ids.indexOf(id) < n ? 'twice' : faultOf(row, ids.length);
      if (!fault) return;
      throw problems.invalidField(`/body/uploadIds/${n}`, fault, 'The file cannot be sent.');
    });
    await manager.query(
      `update upload u set message_id = $2, position = x.position
         from unnest($1::uuid[]) with ordinality as x (id, position) where u.id = x.id`,
      [ids, messageId],
    );
  }
}

function faultOf(row: Row | undefined, count: number): string | null {
  if (!row) return 'unknown';
  if (row.messageId) return 'bound';
  if (row.state === 'refused') return 'refused';
  if (row.state !== 'ready') return 'not-ready';
  const isTaken = row.kind === 'photo' || (row.kind === 'voice' && count === 1);
  return isTaken ? null : 'kind-not-accepted';
}
