import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Background, defineQueue } from '@pijar/shared/api';
import { CHANNELS, type ChannelAdapter } from './channel';
import { DeliveryClaims } from './delivery-claims';
import { DeliveryRun } from './delivery-run';

/** One each, so that a slow channel holds up no other. A run that fails is not repeated: the next one comes anyway. */
const queues = {
  push: defineQueue('notifications-push', { attempts: 1 }),
  email: defineQueue('notifications-email', { attempts: 1 }),
  whatsapp: defineQueue('notifications-whatsapp', { attempts: 1 }),
};

const everySeconds = 15;

/** Has every channel looked after by the workers; what is sent by hand is only tidied up. The database holds what is due; the scheduler only wakes them. */
@Injectable()
export class DeliverySchedule implements OnModuleInit {
  constructor(
    @Inject(CHANNELS) private readonly adapters: readonly ChannelAdapter[],
    private readonly background: Background,
    private readonly claims: DeliveryClaims,
    private readonly deliveries: DeliveryRun,
  ) {}

  onModuleInit(): void {
    for (const adapter of this.adapters) {
      this.background.schedule(
        `notifications-${adapter.channel}`,
        queues[adapter.channel],
        { everySeconds, isAlsoAtStart: true },
        (_, run) =>
          adapter.isAutomatic
            ? this.deliveries.run(adapter, run.signal)
            : this.claims.tidy(adapter.channel),
      );
    }
  }
}
