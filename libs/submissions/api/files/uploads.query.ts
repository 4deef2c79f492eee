import { Injectable } from '@nestjs/common';
import type { FileRefusal, FileView } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';

/** An upload as its own requests see it. */
export interface UploadRow {
  id: string;
  ownerId: string;
  name: string;
  size: number;
  receivedBytes: number;
  state: FileView['state'];
  refusal: FileRefusal | null;
  claimedSha256: string | null;
  storedKey: string | null;
  previewKey: string | null;
  attemptId: string | null;
}

/** What is known of a file after its check. */
export interface ReadyFile {
  receivedSha256: string;
  kind: NonNullable<FileView['kind']>;
  type: string;
  storedKey: string;
  storedBytes: number;
  previewKey: string | null;
  width: number | null;
  height: number | null;
}

const columns = `id, owner_id as "ownerId", name, size::int, received_bytes::int as "receivedBytes", state, refusal, claimed_sha256 as "claimedSha256",
  stored_key as "storedKey", preview_key as "previewKey", attempt_id as "attemptId"`;

/** A check that runs longer than this has died with its process. */
const checkMinutes = 5;

/** The rows of uploads and the moves of their states. */
@Injectable()
export class UploadsQuery {
  constructor(private readonly db: DataSource) {}

  /** Null when there is none, or it is somebody else's. */
  async ofOwner(id: string, ownerId: string): Promise<UploadRow | null> {
    const [row] = (await this.db.query(
      // Her own file is hers also when it is restricted; whoever entered it for her has lost it.
      `select ${columns} from every_upload u where id = $1 and owner_id = $2
          and (not is_restricted or exists (
            select from membership m where m.id = u.membership_id and m.person_id = $2))`,
      [id, ownerId],
    )) as UploadRow[];
    return row ?? null;
  }

  /** Whoever gets the row checks the file; null when bytes are missing, it is checked already, or somebody is at it. */
  async beginCheck(id: string): Promise<UploadRow | null> {
    const [rows] = (await this.db.query(
      `update upload set state = 'checking', checking_until = now() + make_interval(mins => $2)
        where id = $1 and received_bytes = size
          and (state = 'receiving' or (state = 'checking' and checking_until < now()))
       returning ${columns}`,
      [id, checkMinutes],
    )) as [UploadRow[], number];
    return rows[0] ?? null;
  }

  /** The check broke off for a reason that is not the file's: it may be begun again. */
  async putCheckBack(id: string): Promise<void> {
    await this.db.query(
      `update upload set state = 'receiving', checking_until = null where id = $1 and state = 'checking'`,
      [id],
    );
  }

  /** False when it was given up meanwhile. */
  async markReady(id: string, file: ReadyFile): Promise<boolean> {
    const [, count] = (await this.db.query(
      `update upload
          set state = 'ready', checking_until = null, received_sha256 = $2, kind = $3, type = $4,
              stored_key = $5, stored_bytes = $6, preview_key = $7, width = $8, height = $9
        where id = $1 and state = 'checking'`,
      [
        id,
        file.receivedSha256,
        file.kind,
        file.type,
        file.storedKey,
        file.storedBytes,
        file.previewKey,
        file.width,
        file.height,
      ],
    )) as [unknown, number];
    return count === 1;
  }

  async markRefused(id: string, refusal: FileRefusal, receivedSha256: string): Promise<void> {
    await this.db.query(
      `update upload set state = 'refused', checking_until = null, refusal = $2, received_sha256 = $3
        where id = $1 and state = 'checking'`,
      [id, refusal, receivedSha256],
    );
  }
}
