import { Injectable } from '@nestjs/common';
import type { ModuleContent } from '@pijar/curriculum/contracts';
import { DataSource } from 'typeorm';
import { mediaUrl } from '../pack/pack-media';

interface ContentRow {
  moduleId: string;
  textBytes: number;
  media: { hash: string; type: string; bytes: number; insteadOf: string | null }[];
}

/**
 * What each module of a published version weighs and which pictures and sounds it shows, so that somebody can take all of it
 * home. A published version never changes: it is counted once.
 */
@Injectable()
export class ModuleContents {
  private readonly kept = new Map<string, Promise<ModuleContent[]>>();

  constructor(private readonly db: DataSource) {}

  /** Of every module of the version, in no special order; bytes as they are stored. */
  of(programmeVersionId: string): Promise<ModuleContent[]> {
    const known = this.kept.get(programmeVersionId);
    if (known) return known;
    const counting = this.count(programmeVersionId);
    this.kept.set(programmeVersionId, counting);
    // A fault is not kept: whoever asks next counts again.
    counting.catch(() => this.kept.delete(programmeVersionId));
    return counting;
  }

  private async count(programmeVersionId: string): Promise<ModuleContent[]> {
    const rows = (await this.db.query(contentSql, [programmeVersionId])) as ContentRow[];
    return rows.map(({ media, ...row }) => ({
      ...row,
      media: media.map(({ hash, ...rest }) => ({ url: mediaUrl(hash), ...rest })),
    }));
  }
}

const contentSql = `
  with body as (
    select st.module_id, st.body::text as text, st.body->'audio'->>'url' as sound,
           st.body->'audio'->'opus'->>'url' as opus
      from step st join module m on m.id = st.module_id join stage s on s.id = m.stage_id
     where s.programme_version_id = $1
  ), used as (
    select distinct body.module_id, found.hash[1] as hash
      from body cross join regexp_matches(body.text, '${mediaUrl('([0-9a-f]+)')}', 'g') as found(hash)
  )
  select body.module_id as "moduleId", sum(octet_length(body.text))::int as "textBytes",
         (select coalesce(jsonb_agg(jsonb_build_object(
                   'hash', c.hash, 'type', c.type, 'bytes', c.bytes,
                   'insteadOf', (select b.sound from body b
                                  where b.module_id = used.module_id
                                    and b.opus = '${mediaUrl('')}' || c.hash limit 1)) order by c.hash), '[]')
            from used join content_media c on c.hash = used.hash
           where used.module_id = body.module_id) as media
    from body group by body.module_id`;
