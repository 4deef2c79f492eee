import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { ProblemException, problems } from '@pijar/shared/api';
import { MessageFiles, TalkRestrictions, type MessageGate } from '@pijar/submissions/api';
import { DataSource } from 'typeorm';
import { PairAccess } from '../access/pair-access';
import { mayReadMessage } from './messages.sql';

/** Files of messages: sent by the two of a pair, read by whoever reads the message. What is restricted: see docs/adr/0084. */
@Injectable()
export class FilesOfMessages implements MessageGate, OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly access: PairAccess,
    private readonly files: MessageFiles,
    private readonly talks: TalkRestrictions,
  ) {}

  onModuleInit(): void {
    this.files.guardBy(this);
  }

  /** Also while she has no coach: what is under way then waits until she says who gets it. @throws 404, see MessageGate */
  async assertMayWrite(actor: Actor, membershipId: string): Promise<void> {
    const pair = await this.access.seeAsOneOfTwo(actor, membershipId);
    if (pair.membershipState === 'left') throw problems.notFound();
  }

  async mayRead(actor: Actor, membershipId: string, messageId: string): Promise<boolean> {
    const reader = await this.access.seeAsOneOfTwo(actor, membershipId).catch(asNobody);
    if (reader && (await mayReadMessage(this.db.manager, reader, messageId))) return true;
    return this.mayReadAsTrusted(actor, messageId);
  }

  /** The look is written down, as with the words. */
  private async mayReadAsTrusted(actor: Actor, messageId: string): Promise<boolean> {
    const [row] = (await this.db.query(
      'select restriction_id as id from every_pair_message where id = $1 and is_restricted',
      [messageId],
    )) as { id: string }[];
    if (!row) return false;
    return (await this.talks.show(this.db.manager, actor, row.id).catch(asNobody)) !== null;
  }
}

/** Somebody who is none of the two reads nothing; any other fault stays one. */
function asNobody(fault: unknown): null {
  if (fault instanceof ProblemException && fault.problem.status === 404) return null;
  throw fault;
}
