import { Injectable } from '@nestjs/common';
import { consentTexts, type Activation, type CodeOwner } from '@pijar/identity/contracts';
import { ProblemException, problems } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { Consents } from '../consent';
import { secretProblem, Secrets } from '../secrets';
import { firstNameOf, type Caller, type OpenedSession } from '../session';
import { TryLimits, type TryRule } from '../tries';
import { ActivationDesk } from './activation-desk';
import { CodeHolderQuery, type CodeHolder } from './code-holder.query';

/** Turns a code into an account that can sign in. */
@Injectable()
export class ActivationService {
  constructor(
    private readonly db: DataSource,
    private readonly holders: CodeHolderQuery,
    private readonly secrets: Secrets,
    private readonly consents: Consents,
    private readonly desk: ActivationDesk,
    private readonly limits: TryLimits,
  ) {}

  /** @throws as CodeHolderQuery, and 429 `too-many-tries` after many wrong codes from one address */
  async check(code: string, caller: Caller): Promise<CodeOwner> {
    const holder = await this.limited(caller, () => this.holders.of(this.db.manager, code));
    return {
      firstName: firstNameOf(holder.fullName),
      organisationName: holder.organisationName,
      purpose: holder.purpose,
      secretKind: holder.secretKind,
      consents: asksConsent(holder)
        ? consentTexts.map(({ purpose, textVersion, isRequired }) => ({
            purpose,
            textVersion,
            isRequired,
          }))
        : [],
    };
  }

  /** @throws as check, and 422 with `weak-pin`, `weak-password` at the secret or `consent-needed` at the consents */
  async activate(input: Activation, caller: Caller): Promise<OpenedSession> {
    const holder = await this.limited(caller, () => this.holders.of(this.db.manager, input.code));
    const fault = secretProblem(holder, input.secret, '/body/secret');
    if (fault) throw fault;
    const choices = asksConsent(holder) ? input.consents : [];
    if (asksConsent(holder)) this.consents.mustHoldRequired(choices);
    const secretHash = await this.secrets.hash(input.secret);
    return this.db.transaction(async (manager) => {
      if (!(await this.desk.useCode(manager, holder.codeId))) {
        // A parallel use was faster: say what the code is by now.
        await this.holders.of(manager, input.code);
        throw problems.gone('code-used', 'The code was used.');
      }
      await this.desk.setSecret(manager, holder, secretHash);
      for (const choice of choices) {
        await this.consents.record(manager, holder, holder.personId, choice);
      }
      return this.desk.open(manager, holder, caller);
    });
  }

  /** Wrong codes count against the address, right ones do not. */
  private async limited<T>(caller: Caller, find: () => Promise<T>): Promise<T> {
    const rules: TryRule[] = [
      { key: `code:address:${caller.address}`, limit: 60, window: 15 * 60, isSliding: false },
    ];
    await this.limits.take(rules);
    const found = await find().catch(async (fault: unknown) => {
      const isKnown = fault instanceof ProblemException && fault.problem.status === 410;
      if (isKnown) await this.limits.giveBack(rules);
      throw fault;
    });
    await this.limits.giveBack(rules);
    return found;
  }
}

/** Staff work under their contract; consent is asked of participants, when they begin. */
const asksConsent = (holder: CodeHolder): boolean =>
  holder.isParticipant && holder.purpose === 'activate';
