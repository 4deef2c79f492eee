import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, FILE_STORE, problems, type FileStore } from '@pijar/shared/api';
import { looseFileDays, type FileView } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import { BeginUploadService } from './begin-upload.service';
import { FileAccessQuery } from './file-access.query';
import { keyOf } from './file-check.service';

interface Source {
  membershipId: string;
  stepId: string;
  storedKey: string;
  previewKey: string | null;
}

/** The same file under a new id: bytes of its own, so that removing the one never takes the other. */
interface Copy {
  id: string;
  storedKey: string;
  previewKey: string | null;
}

/** Takes a file of an earlier attempt into the next one, so that a phone on prepaid data does not send it twice. */
@Injectable()
export class ReuseFileService {
  constructor(
    private readonly db: DataSource,
    private readonly begin: BeginUploadService,
    private readonly access: FileAccessQuery,
    private readonly clock: Clock,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  /**
   * @param newId made by the phone; the same again answers the same
   * @throws 404 not a file that the actor handed in; 429 `too-many-uploads`
   */
  async reuse(actor: Actor, fileId: string, newId: string): Promise<FileView> {
    const source = await this.sourceOf(actor, fileId);
    const copy: Copy = {
      id: newId,
      storedKey: keyOf(newId, endingOf(source.storedKey)),
      previewKey: source.previewKey && keyOf(newId, '-preview.webp'),
    };
    // The row comes first: what a crash leaves in the store is swept with it, or completed by the next try.
    if (!(await this.isBegun(actor, copy))) {
      await this.begin.assertOpen(actor, source.membershipId, source.stepId);
      await this.write(actor, fileId, copy);
    }
    if (await this.isBegun(actor, copy, 'receiving')) {
      await this.copy(source.storedKey, copy.storedKey);
      if (source.previewKey && copy.previewKey) await this.copy(source.previewKey, copy.previewKey);
      await this.db.query(
        `update upload set state = 'ready', received_bytes = size where id = $1 and state = 'receiving'`,
        [newId],
      );
    }
    return (await this.access.see(actor, newId)).view;
  }

  private async sourceOf(actor: Actor, fileId: string): Promise<Source> {
    const [source] = (await this.db.query(
      `select membership_id as "membershipId", step_id as "stepId", stored_key as "storedKey", preview_key as "previewKey"
         from upload where id = $1 and owner_id = $2 and state = 'ready' and attempt_id is not null`,
      [fileId, actor.personId],
    )) as Source[];
    if (!source) throw problems.notFound();
    return source;
  }

  /** Whether this very copy is there; an id that names anything else is left alone. */
  private async isBegun(actor: Actor, copy: Copy, state?: FileView['state']): Promise<boolean> {
    const [row] = (await this.db.query(
      `select id from upload
        where id = $1 and owner_id = $2 and stored_key = $3 and ($4::text is null or state = $4)`,
      [copy.id, actor.personId, copy.storedKey, state ?? null],
    )) as { id: string }[];
    return row !== undefined;
  }

  private async write(actor: Actor, fileId: string, copy: Copy): Promise<void> {
    const expiresAt = new Date(this.clock.now().getTime() + looseFileDays * 86_400_000);
    await this.db.query(
      `insert into upload (id, owner_id, membership_id, step_id, name, declared_type, size, claimed_sha256, received_sha256,
                           kind, type, stored_key, stored_bytes, preview_key, width, height, expires_at)
       select $3, owner_id, membership_id, step_id, name, declared_type, size, claimed_sha256, received_sha256,
              kind, type, $4, stored_bytes, $5, width, height, $6
         from upload where id = $1 and owner_id = $2
       on conflict (id) do nothing`,
      [fileId, actor.personId, copy.id, copy.storedKey, copy.previewKey, expiresAt],
    );
  }

  private async copy(from: string, to: string): Promise<void> {
    const file = await this.files.read(from);
    if (!file) throw problems.notFound();
    await this.files.put(to, file.stream, { type: file.type });
  }
}

const endingOf = (key: string): string => key.slice(key.lastIndexOf('.'));
