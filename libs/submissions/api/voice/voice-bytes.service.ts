import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { ReviewAccess } from '../claims/review-access';
import { HandOut } from '../files/hand-out';
import { readSubmission } from '../moves';

interface StoredVoice {
  submissionId: string;
  storedKey: string;
  bytes: number;
  type: string;
  participantId: string;
  /** The newest feedback of its attempt names it. */
  isSaid: boolean;
  /** Any feedback names it, or it is the actor's own, or in a draft of hers. */
  isForReviewer: boolean;
}

/** Hands out what a reviewer said: to the participant once it was sent, and to those who review her work. */
@Injectable()
export class VoiceBytesService {
  constructor(
    private readonly db: DataSource,
    private readonly access: ReviewAccess,
    private readonly handOut: HandOut,
  ) {}

  /** @throws 404 not there or not hers to hear; 416 a range beyond the end */
  async content(
    actor: Actor,
    voiceId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const [voice] = (await this.db.query(
      `select s.id as "submissionId", v.stored_key as "storedKey", v.bytes, v.type, m.person_id as "participantId",
              coalesce((select f.voice_id = v.id from feedback f where f.attempt_id = v.attempt_id
                         order by f.version desc limit 1), false) as "isSaid",
              v.reviewer_id = $2 or exists (select from feedback f where f.voice_id = v.id)
                or exists (select from feedback_draft d where d.voice_id = v.id and d.reviewer_id = $2) as "isForReviewer"
         from feedback_voice v
         join submission_attempt a on a.id = v.attempt_id
         join submission s on s.id = a.submission_id
         join membership m on m.id = s.membership_id
        where v.id = $1 and v.stored_key is not null and not v.is_leaving`,
      [voiceId, actor.personId],
    )) as StoredVoice[];
    if (!voice) throw problems.notFound();
    await this.assertMayHear(actor, voice);
    const { storedKey: key, type, bytes } = voice;
    const name = `suara.${key.slice(key.lastIndexOf('.') + 1)}`;
    const kept = { key, tag: `"${voiceId}"`, type, name, size: bytes };
    await this.handOut.send(kept, request, reply);
  }

  private async assertMayHear(actor: Actor, voice: StoredVoice): Promise<void> {
    if (voice.participantId === actor.personId) {
      if (!voice.isSaid) throw problems.notFound();
      return;
    }
    if (!voice.isForReviewer) throw problems.notFound();
    const row = await readSubmission(this.db.manager, voice.submissionId);
    await this.access.assertReviewer(this.db.manager, actor, row);
  }
}
