import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import { urlOf } from '@pijar/shared/contracts';
import { fileContent, voiceContent, type OwnFiles } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import { includingRestricted } from '../safeguarding/including-restricted';

interface OwnFileRow {
  stepId: string;
  fileId: string | null;
  voiceId: string | null;
  bytes: number;
}

/** Of every attempt its files, and the voice that the newest version of the feedback names. Parameters: membership, actor. */
const ownFiles = includingRestricted(`select coalesce(json_agg(json_build_object(
    'stepId', x.step_id, 'fileId', x.file_id, 'voiceId', x.voice_id, 'bytes', x.bytes) order by x.at, x.position), '[]') as files
  from membership m
  left join lateral (
    select s.step_id, u.id as file_id, null::uuid as voice_id, u.stored_bytes as bytes, a.number as at, u.position
      from submission s
      join submission_attempt a on a.submission_id = s.id
      join upload u on u.attempt_id = a.id and u.stored_key is not null
     where s.membership_id = m.id
     union all
    select s.step_id, null, v.id, v.bytes, a.number, 1000
      from submission s
      join submission_attempt a on a.submission_id = s.id
      join lateral (select f.voice_id from feedback f where f.attempt_id = a.id order by f.version desc limit 1) newest on true
      join feedback_voice v on v.id = newest.voice_id
     where s.membership_id = m.id) x on true
 where m.id = $1 and m.person_id = $2
 group by m.id`);

/** What of hers a phone can keep beside a module. One statement. */
@Injectable()
export class OwnFilesQuery {
  constructor(private readonly db: DataSource) {}

  /** @throws 404 when the membership is not the actor's own */
  async list(actor: Actor, membershipId: string): Promise<OwnFiles> {
    const [row] = (await this.db.query(ownFiles, [membershipId, actor.personId])) as {
      files: OwnFileRow[];
    }[];
    if (!row) throw problems.notFound();
    const items = row.files.flatMap(({ stepId, fileId, voiceId, bytes }) => {
      if (fileId) return [{ stepId, url: urlOf(fileContent, { fileId }), bytes }];
      return voiceId ? [{ stepId, url: urlOf(voiceContent, { voiceId }), bytes }] : [];
    });
    return { items };
  }
}
