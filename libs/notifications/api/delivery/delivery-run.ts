import { Inject, Injectable, Logger } from '@nestjs/common';
import { publicOrigin, SETTINGS, type Settings } from '@pijar/shared/api';
import { Templates, wordsMissing } from '../templates/templates';
import { DeliveryFault, type AutomaticChannel } from './channel';
import { ChannelRest } from './channel-rest';
import { DeliveryClaims, type Claim } from './delivery-claims';

/** People taken at once for each message that may be on its way; few, so that a lease outlasts even slow answers. */
const rounds = 4;

/** Sends what is due on one channel, until nothing is, the other side is away, or the process has to stop. */
@Injectable()
export class DeliveryRun {
  private readonly log = new Logger('Notifications');

  constructor(
    private readonly claims: DeliveryClaims,
    private readonly rest: ChannelRest,
    private readonly templates: Templates,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async run(adapter: AutomaticChannel, stop: AbortSignal): Promise<void> {
    await this.claims.tidy(adapter.channel);
    while (!stop.aborted && !(await this.rest.isResting(adapter.channel))) {
      const claims = await this.claims.take(adapter, adapter.concurrency * rounds);
      if (claims.length === 0) return;
      const end = new AbortController();
      const queue = [...claims];
      const worker = async () => {
        for (let claim = queue.shift(); claim; claim = queue.shift()) {
          if (stop.aborted || end.signal.aborted) await this.claims.handBack(claim.claim);
          else await this.deliver(adapter, claim, end);
        }
      };
      await Promise.all(Array.from({ length: adapter.concurrency }, worker));
      if (end.signal.aborted) return;
    }
  }

  private async deliver(
    adapter: AutomaticChannel,
    claim: Claim,
    end: AbortController,
  ): Promise<void> {
    try {
      const { sayable, unsayable } = this.templates.part(claim, adapter.channel);
      for (const { kind } of unsayable)
        this.log.warn(`${adapter.channel}: ${wordsMissing} ${kind}`);
      await this.claims.giveUp(claim.claim, unsayable, wordsMissing);
      if (!sayable) return;
      const message = this.templates.compose(sayable, adapter.channel, publicOrigin(this.settings));
      const providerId = await adapter.send(message);
      await this.claims.sent(claim.claim, providerId);
      await this.rest.end(adapter.channel);
    } catch (error) {
      const fault = asFault(error);
      // Only its own word: what the other side answered may name people.
      this.log.warn(`${adapter.channel}: ${fault.code}`);
      if (fault.scope === 'channel') {
        end.abort();
        await this.rest.begin(adapter.channel, fault);
        await this.claims.handBack(claim.claim);
      } else if (fault.scope === 'doubt') {
        await this.claims.doubt(claim.claim, fault);
      } else {
        await this.claims.failed(claim.claim, fault, await this.claims.triesOf(claim.claim));
      }
    }
  }
}

const asFault = (error: unknown): DeliveryFault =>
  error instanceof DeliveryFault
    ? error
    : new DeliveryFault('message', error instanceof Error ? error.name : 'unknown');
