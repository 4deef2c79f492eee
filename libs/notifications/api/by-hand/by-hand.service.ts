import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type { HandMessage } from '@pijar/notifications/contracts';
import { Audit, Clock, problems, publicOrigin, SETTINGS, type Settings } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { giveUp } from '../delivery/delivery-claims';
import { HandClaims } from './hand-claims';
import { organisationSeenBy } from '../log/deliveries.query';
import { fill } from '../templates/fill';
import { Templates, wordsMissing } from '../templates/templates';
import { words } from '../templates/words';

/** Lets an officer send from her own phone what the product cannot send by itself, one person at a time. */
@Injectable()
export class ByHandService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly claims: HandClaims,
    private readonly templates: Templates,
    private readonly audit: Audit,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws 404 when she may not see the person, 409 `taken` when somebody else has it or nothing waits any more */
  async take(actor: Actor, personId: string): Promise<HandMessage> {
    await this.mustSee(actor, personId);
    const taken = await this.claims.take(personId, actor.personId);
    if (!taken?.claim.phone) throw problems.conflict('taken', 'Somebody else has it.', {});
    const { claim: all, until } = taken;
    const { sayable: claim, unsayable } = this.templates.part(all, 'whatsapp');
    await giveUp(this.db, all.claim, unsayable, wordsMissing, this.clock.now());
    if (!claim) throw problems.conflict('taken', 'Nothing of it can be said.', {});
    const said = this.templates.compose(claim, 'whatsapp', publicOrigin(this.settings));
    const hello = fill(words[claim.locale].outside.hello, { name: claim.fullName })!;
    const text = [hello, said.heading, said.text, said.link].join('\n\n');
    return {
      claim: claim.claim,
      text,
      link: `https://wa.me/${claim.phone}?text=${encodeURIComponent(text)}`,
      until: until.toISOString(),
    };
  }

  /**
   * Doing it twice changes nothing.
   * @throws 404 when she may not see the person, 409 `taken` when her ten minutes were over and somebody else has it
   */
  async tick(actor: Actor, personId: string, claim: string): Promise<void> {
    await this.mustSee(actor, personId);
    await this.db.transaction(async (manager) => {
      const { isHers, ended } = await this.claims.tick(manager, personId, actor.personId, claim);
      if (!isHers) throw problems.conflict('taken', 'Somebody else has it.', {});
      if (ended === 0) return;
      await this.audit.record(manager, {
        actorId: actor.personId,
        organisationId: actor.organisationId,
        action: 'message.sent-by-hand',
        subjectType: 'person',
        subjectId: personId,
        detail: { messages: ended, at: this.clock.now().toISOString() },
      });
    });
  }

  async handBack(actor: Actor, personId: string, claim: string): Promise<void> {
    await this.mustSee(actor, personId);
    await this.claims.handBack(personId, actor.personId, claim);
  }

  private async mustSee(actor: Actor, personId: string): Promise<void> {
    const found = (await this.db.query(
      'select from person where id = $1 and ($2::uuid is null or organisation_id = $2)',
      [personId, organisationSeenBy(actor)],
    )) as unknown[];
    if (found.length === 0) throw problems.notFound();
  }
}
