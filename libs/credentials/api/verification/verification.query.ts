import { Injectable } from '@nestjs/common';
import { readNumber, type VerificationView } from '@pijar/credentials/contracts';
import { DataSource } from 'typeorm';

const unknown: VerificationView = {
  state: 'unknown',
  name: null,
  programmeTitle: null,
  stageTitle: null,
  issuedOn: null,
  issuer: null,
};

/**
 * What anyone may learn from a certificate's number. Numbers that were never issued, have a typing error, or belonged to somebody
 * who was erased get the same answer after the same work: one look into the same index.
 */
@Injectable()
export class VerificationQuery {
  constructor(private readonly db: DataSource) {}

  async of(typed: string): Promise<VerificationView> {
    const [row] = (await this.db.query(
      `select state, name, programme_title as "programmeTitle", stage_title as "stageTitle",
              to_char(issued_on, 'YYYY-MM-DD') as "issuedOn", issuer
         from certificate where number = $1`,
      [readNumber(typed) ?? ''],
    )) as VerificationView[];
    return row ?? unknown;
  }
}
