import { Injectable } from '@nestjs/common';
import {
  consentTexts,
  type Activation,
  type ConsentPurpose,
  type MyConsents,
} from '@pijar/identity/contracts';
import { Audit, newId, problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';

/** One answer to one purpose. */
export type ConsentChoice = Activation['consents'][number];

/** Who the consent is about. */
interface Subject {
  personId: string;
  organisationId: string;
}

interface Row {
  purpose: ConsentPurpose;
  text_version: string;
  is_granted: boolean;
  at: Date;
  recorded_by: string;
}

/** What people agreed to. Rows are only added: the newest per purpose holds, the older ones show how it came. */
@Injectable()
export class Consents {
  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
  ) {}

  async list(personId: string): Promise<MyConsents> {
    const rows = (await this.db.query(
      `select distinct on (purpose) purpose, text_version, is_granted, at, recorded_by
         from consent where person_id = $1 order by purpose, at desc, id desc`,
      [personId],
    )) as Row[];
    const newest = new Map(rows.map((row) => [row.purpose, row]));
    return {
      items: consentTexts.map(({ purpose, isRequired }) => {
        const row = newest.get(purpose);
        return {
          purpose,
          isRequired,
          isGranted: row?.is_granted ?? null,
          textVersion: row?.text_version ?? null,
          at: row?.at.toISOString() ?? null,
          isRecordedByMe: !row || row.recorded_by === personId,
        };
      }),
    };
  }

  /** @throws 422 `consent-needed` unless every required purpose is agreed to */
  mustHoldRequired(choices: readonly ConsentChoice[]): void {
    const agreed = new Set(choices.filter((one) => one.isGranted).map((one) => one.purpose));
    if (consentTexts.some((text) => text.isRequired && !agreed.has(text.purpose))) {
      throw problems.invalidField('/body/consents', 'consent-needed', 'A required one is missing.');
    }
  }

  /**
   * Adds an answer.
   * @param recordedBy herself, or the officer who wrote down what she said or signed
   * @throws 409 `text-changed` when she read another text than the present one, 409 `consent-required` when she takes back
   *   what the product cannot do without (that is what erasure is for)
   */
  async record(
    manager: EntityManager,
    subject: Subject,
    recordedBy: string,
    choice: ConsentChoice,
  ): Promise<void> {
    const text = consentTexts.find((one) => one.purpose === choice.purpose)!;
    if (choice.isGranted && choice.textVersion !== text.textVersion) {
      throw problems.conflict('text-changed', 'The text is a newer one now.', {
        textVersion: text.textVersion,
      });
    }
    if (text.isRequired && !choice.isGranted) {
      throw problems.conflict('consent-required', 'Ask for erasure instead.');
    }
    await manager.query(
      `insert into consent (id, person_id, purpose, text_version, is_granted, recorded_by)
       values ($1, $2, $3, $4, $5, $6)`,
      [newId(), subject.personId, choice.purpose, text.textVersion, choice.isGranted, recordedBy],
    );
    await this.audit.record(manager, {
      actorId: recordedBy,
      organisationId: subject.organisationId,
      action: choice.isGranted ? 'consent.given' : 'consent.withheld',
      subjectType: 'person',
      subjectId: subject.personId,
      detail: { purpose: choice.purpose, textVersion: text.textVersion },
    });
  }
}
