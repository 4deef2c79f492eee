import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Audit } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { PersonalData } from './personal-data';

/** The download of everything that is kept about whoever asks. */
@Injectable()
export class MyDataService {
  constructor(
    private readonly db: DataSource,
    private readonly parts: PersonalData,
    private readonly audit: Audit,
  ) {}

  /**
   * A stream of UTF-8 JSON, all parts as they were at one moment. The first part is read before this resolves, so what fails
   * early is a problem; what fails later cuts the stream, so that nobody takes half a file for the whole.
   */
  async open(actor: Actor): Promise<Readable> {
    await this.audit.record(this.db.manager, {
      actorId: actor.personId,
      organisationId: actor.organisationId,
      action: 'person.data-downloaded',
      subjectType: 'person',
      subjectId: actor.personId,
    });
    const pieces = this.read(actor.personId);
    const first = await pieces.next();
    return Readable.from(
      (async function* () {
        if (!first.done) yield first.value;
        yield* pieces;
      })(),
      { objectMode: false },
    );
  }

  private async *read(personId: string): AsyncGenerator<string> {
    const runner = this.db.createQueryRunner();
    try {
      await runner.startTransaction('REPEATABLE READ');
      yield* this.parts.json(runner.manager, personId);
    } finally {
      // Also when the reader went away: nothing was written, so nothing is lost.
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }
}
