import { Injectable } from '@nestjs/common';
import { normalParticipantNumber, type SignIn } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { Secrets } from '../secrets';
import { TryLimits, type TryRule } from '../tries';
import type { Caller } from './caller';
import { readIdentifier, subjectOfNobody } from './identifier';
import { SessionsService, type OpenedSession } from './sessions.service';
import { SignInQuery, type Candidate } from './sign-in.query';
import { hashToken } from './session-token';

const quarterHour = 15 * 60;
const day = 24 * 60 * 60;

/** Wrong secrets in a row before a pause of a quarter of an hour, and in a day. */
const triesInARow = 10;
const triesADay = 60;
/** Of one address: a whole training room may sit behind it. */
const triesOfAddress = 100;

/** The counter that all unknown devices share for a person (or, as a hash, for nobody). */
export const accountTryKeys = (subject: string): string[] => [
  `sign-in:account:${subject}`,
  `sign-in:account-day:${subject}`,
];

@Injectable()
export class SignInService {
  constructor(
    private readonly db: DataSource,
    private readonly query: SignInQuery,
    private readonly limits: TryLimits,
    private readonly secrets: Secrets,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * Opens a session. A wrong secret, an unknown identifier, an account that was never activated and a disabled one all answer
   * the same, after the same work.
   * @throws 401 `wrong-secret`, 409 `which-person`, 429 `too-many-tries`
   */
  async signIn(input: SignIn, caller: Caller): Promise<OpenedSession> {
    const identifier = readIdentifier(input.identifier);
    const candidates = await this.query.candidates(identifier, caller.deviceToken);
    const chosen = chosenAmong(candidates, input.participantNumber);
    const rules = chosen?.isDeviceKnown
      ? rulesOfDevice(hashToken(caller.deviceToken!), chosen.personId)
      : rulesOfStranger(chosen?.personId ?? subjectOfNobody(identifier), caller.address);
    await this.limits.take(rules);
    const isRight = await this.secrets.isRight(chosen?.secretHash ?? null, input.secret);
    if (!chosen && candidates.length > 1 && input.participantNumber === undefined) {
      throw problems.conflict('which-person', 'Several people share this phone.');
    }
    if (!chosen || !isRight) {
      throw problems.unauthorized('wrong-secret', 'That does not fit together.');
    }
    await (chosen.isDeviceKnown
      ? this.limits.forget(
          this.db.manager,
          rules.map((rule) => rule.key),
        )
      : this.limits.giveBack(rules));
    return this.db.transaction((manager) => this.sessions.open(manager, chosen.personId, caller));
  }
}

function chosenAmong(candidates: Candidate[], number: string | undefined): Candidate | null {
  if (number === undefined) return candidates.length === 1 ? candidates[0]! : null;
  const normal = normalParticipantNumber(number);
  return candidates.find((one) => normal !== null && one.participantNumber === normal) ?? null;
}

/** Her own phone has its own count, so strangers cannot use up her tries. */
const rulesOfDevice = (deviceHash: string, personId: string): TryRule[] => [
  ...inARowAndADay([
    `sign-in:device:${deviceHash}:${personId}`,
    `sign-in:device-day:${deviceHash}:${personId}`,
  ]),
];

const rulesOfStranger = (subject: string, address: string): TryRule[] => [
  {
    key: `sign-in:address:${address}`,
    limit: triesOfAddress,
    window: quarterHour,
    isSliding: false,
  },
  ...inARowAndADay(accountTryKeys(subject)),
];

const inARowAndADay = ([row, aDay]: string[]): TryRule[] => [
  { key: row!, limit: triesInARow, window: quarterHour, isSliding: true },
  { key: aDay!, limit: triesADay, window: day, isSliding: false },
];
