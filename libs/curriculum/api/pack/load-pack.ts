import { createHash } from 'node:crypto';
import { newId } from '@pijar/shared/api';
import type { DataSource, EntityManager } from 'typeorm';
import type { Pack } from './pack';
import { readPack } from './read-pack';
import { storeStages } from './store-stages';

/** Any constant: processes that load at the same moment go one after the other. */
const loadLock = 7_421_060_816;

export interface LoadedPack {
  programmeVersionId: string;
  code: string;
  version: number;
  /** False when this version was there already, word for word. */
  isNew: boolean;
}

/** The version is published with other content; published versions never change. */
export class PublishedPackChanged extends Error {
  override name = 'PublishedPackChanged';
  constructor(pack: Pick<Pack, 'code' | 'version'>) {
    super(
      `Version ${pack.version} of programme "${pack.code}" is already published with other content, and published versions never change. ` +
        `Give the pack version ${pack.version + 1} in programme.yaml.`,
    );
  }
}

/**
 * Reads, checks, stores and publishes a content pack in one transaction. Loading the same pack again changes nothing.
 * @throws PackRefused when the pack has faults
 * @throws PublishedPackChanged when the version is there with other content
 */
export async function loadPack(db: DataSource, dir: string): Promise<LoadedPack> {
  const pack = await readPack(dir);
  const hash = contentHash(pack);
  return db.transaction(async (manager) => {
    await manager.query('select pg_advisory_xact_lock($1)', [loadLock]);
    const programmeId = await ensureProgramme(manager, pack);
    const there = await versionOf(manager, programmeId, pack.version);
    if (there && there.content_hash !== hash) throw new PublishedPackChanged(pack);
    const { code, version } = pack;
    if (there) return { programmeVersionId: there.id, code, version, isNew: false };
    const programmeVersionId = newId();
    await manager.query(
      `insert into programme_version (id, programme_id, number, content_hash, reply_within_days)
       values ($1, $2, $3, $4, $5)`,
      [programmeVersionId, programmeId, version, hash, pack.replyWithinDays ?? null],
    );
    await storeMedia(manager, pack);
    await storeStages(manager, programmeVersionId, pack.stages);
    await manager.query(
      `update programme_version set state = 'published', published_at = now() where id = $1`,
      [programmeVersionId],
    );
    return { programmeVersionId, code, version, isNew: true };
  });
}

/** Of what was written for this version, not of the HTML made from it: a newer renderer is not a new version. */
function contentHash(pack: Pack): string {
  const written = JSON.stringify(
    {
      ...pack,
      phrases: undefined,
      samples: undefined,
      media: pack.media.map((file) => file.hash).sort(),
    },
    (key, value: unknown) => (key === 'html' ? undefined : value),
  );
  return createHash('sha256').update(written).digest('hex');
}

async function ensureProgramme(manager: EntityManager, pack: Pack): Promise<string> {
  const [row] = (await manager.query(
    `insert into programme (id, code, title) values ($1, $2, $3)
     on conflict (code) do update set title = excluded.title returning id`,
    [newId(), pack.code, pack.title],
  )) as { id: string }[];
  if (pack.phrases) {
    await manager.query('update programme set phrases = $2 where id = $1', [row!.id, pack.phrases]);
  }
  if (pack.samples) {
    const samples = JSON.stringify(pack.samples);
    await manager.query('update programme set samples = $2 where id = $1', [row!.id, samples]);
  }
  return row!.id;
}

async function versionOf(
  manager: EntityManager,
  programmeId: string,
  number: number,
): Promise<{ id: string; content_hash: string } | undefined> {
  const [row] = (await manager.query(
    'select id, content_hash from programme_version where programme_id = $1 and number = $2',
    [programmeId, number],
  )) as { id: string; content_hash: string }[];
  return row;
}

async function storeMedia(manager: EntityManager, pack: Pack): Promise<void> {
  for (const file of pack.media) {
    await manager.query(
      `insert into content_media (hash, type, bytes, data) values ($1, $2, $3, $4)
       on conflict (hash) do nothing`,
      [file.hash, file.type, file.data.length, file.data],
    );
  }
}
