import { Injectable } from '@nestjs/common';
import { scopeOf, seesCohort } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, newId, ProblemException, problems } from '@pijar/shared/api';
import { Id } from '@pijar/shared/schemas';
import { looseFileDays, maxFileBytes, maxLooseFiles } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { tidyFileName } from './file-name';
import { MessageFiles } from './message-files';

/**
 * What the phone says of a file before it sends it, in `Upload-Metadata`. Other entries are left alone. `for` says `message` where
 * the file is for a conversation, which has no step.
 */
const metadataWith = <S extends z.ZodType>(stepId: S) =>
  z.object({
    name: z.string().transform(tidyFileName),
    type: z.string().max(200).default(''),
    membershipId: Id,
    stepId,
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/i)
      .toLowerCase()
      .nullish(),
  });
const ForWork = metadataWith(Id);
const ForMessage = metadataWith(z.never().optional());

interface Standing {
  loose: number;
}

/** Opens an upload for one assignment, one's own or that of a participant for whom staff enter it, or for a conversation. */
@Injectable()
export class BeginUploadService {
  constructor(
    private readonly db: DataSource,
    private readonly messages: MessageFiles,
    private readonly clock: Clock,
  ) {}

  /**
   * @param length the `Upload-Length` header; null when the phone does not know it yet
   * @returns the id of the upload
   * @throws 413 `file-too-large`, 422 `file-empty` or `/metadata/<entry>`, 404 not hers to hand in, 429 `too-many-uploads`
   */
  async begin(
    actor: Actor,
    length: string | null,
    metadata: Record<string, string | null> = {},
  ): Promise<string> {
    const size = sizeOf(length);
    const isForMessage = metadata['for'] === 'message';
    const said = (isForMessage ? ForMessage : ForWork).safeParse(metadata);
    if (!said.success) {
      throw problems.invalid(
        said.error.issues.map((issue) => ({
          pointer: `/metadata/${issue.path.join('/')}`,
          code: issue.code.replaceAll('_', '-'),
          detail: issue.message,
        })),
      );
    }
    const { membershipId, stepId } = said.data;
    if (stepId) await this.assertOpen(actor, membershipId, stepId);
    else await this.assertMayWrite(actor, membershipId);
    const id = newId();
    await this.db.query(
      `insert into upload (id, owner_id, membership_id, step_id, name, declared_type, size, claimed_sha256, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        actor.personId,
        membershipId,
        stepId ?? null,
        said.data.name,
        tidyFileName(said.data.type),
        size,
        said.data.sha256 ?? null,
        new Date(this.clock.now().getTime() + looseFileDays * 86_400_000),
      ],
    );
    return id;
  }

  /** @throws 404 not hers to hand in, 429 `too-many-uploads` */
  async assertOpen(actor: Actor, membershipId: string, stepId: string): Promise<void> {
    const scope = scopeOf(actor);
    const [row] = (await this.db.query(
      `select ${looseCount(3, 4)} as loose
         from membership m
         join step_progress p on p.membership_id = m.id and p.step_id = step_now($1, $2)
         join step st on st.id = p.step_id and st.kind = 'assignment'
         join cohort c on c.id = m.cohort_id
        where m.id = $1 and m.state <> 'left'
          and (m.person_id = $3 or ${seesCohort('c', [3, 5, 6, 7])})`,
      [
        membershipId,
        stepId,
        actor.personId,
        this.clock.now(),
        scope.isAdmin,
        scope.isOfficer,
        actor.organisationId,
      ],
    )) as Standing[];
    if (!row) throw problems.notFound();
    assertNotTooMany(row);
  }

  private async assertMayWrite(actor: Actor, membershipId: string): Promise<void> {
    await this.messages.assertMayWrite(actor, membershipId);
    const [row] = (await this.db.query(`select ${looseCount(1, 2)} as loose`, [
      actor.personId,
      this.clock.now(),
    ])) as Standing[];
    assertNotTooMany(row!);
  }
}

/** SQL: how many files of a person belong to nothing yet; `$owner` and `$now` are numbers of parameters. */
const looseCount = (owner: number, now: number): string =>
  `(select count(*)::int from upload u
     where u.owner_id = $${owner} and u.attempt_id is null and u.message_id is null
       and u.state <> 'refused' and u.expires_at > $${now})`;

function assertNotTooMany({ loose }: Standing): void {
  if (loose >= maxLooseFiles) throw problems.tooMany(60 * 60, 'too-many-uploads');
}

function sizeOf(length: string | null): number {
  if (length === null || !/^\d{1,15}$/.test(length)) {
    throw problems.badRequest('upload-length-needed', 'Upload-Length says how many bytes come.');
  }
  const size = Number(length);
  if (size > maxFileBytes) throw fileTooLarge();
  if (size === 0) throw fileRefused('file-empty');
  return size;
}

/** 413: more bytes than a file may have. */
export const fileTooLarge = (): ProblemException =>
  new ProblemException({
    type: '/problems/file-too-large',
    title: 'Too large',
    status: 413,
    detail: `A file has at most ${maxFileBytes} bytes.`,
  });

/** 422 with the reason as its kind: the bytes came, and are not taken. */
export const fileRefused = (refusal: string): ProblemException =>
  new ProblemException({
    type: `/problems/${refusal}`,
    title: 'The file is not taken',
    status: 422,
  });
