import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import type { Identifier } from './identifier';
import { hashToken } from './session-token';

/** Somebody who may sign in under an identifier. */
export interface Candidate {
  personId: string;
  participantNumber: string | null;
  secretHash: string;
  /** Signed in before on the device that asks. */
  isDeviceKnown: boolean;
}

const columns: Record<Identifier['kind'], string> = {
  phone: 'p.phone',
  'participant-number': 'p.participant_number',
  username: 'a.username',
};

/** Who can be meant by an identifier: one person, none, or those who share a phone. */
@Injectable()
export class SignInQuery {
  constructor(
    private readonly db: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  candidates(identifier: Identifier, deviceToken: string | null): Promise<Candidate[]> {
    return this.db.query(
      `select p.id as "personId", p.participant_number as "participantNumber",
              a.secret_hash as "secretHash",
              exists (select 1 from known_device d
                       where d.person_id = p.id and d.token_hash = $2) as "isDeviceKnown"
         from person p join account a on a.person_id = p.id
        where ${columns[identifier.kind]} = $1 and a.secret_hash is not null
          and a.disabled_at is null and p.erased_at is null and (not a.is_demo or $3)
        limit 20`,
      [identifier.value, deviceToken ? hashToken(deviceToken) : null, this.settings.isDemo],
    );
  }
}
