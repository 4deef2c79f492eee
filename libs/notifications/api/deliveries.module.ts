import {
  Inject,
  Logger,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { IdentityApiModule } from '@pijar/identity/api';
import { channels } from '@pijar/notifications/contracts';
import { SETTINGS, type Settings } from '@pijar/shared/api';
import { ByHandController } from './by-hand/by-hand.controller';
import { ByHandQuery } from './by-hand/by-hand.query';
import { ByHandService } from './by-hand/by-hand.service';
import { HandClaims } from './by-hand/hand-claims';
import { DataSource } from 'typeorm';
import { CHANNELS, type ChannelAdapter } from './delivery/channel';
import { ChannelRest } from './delivery/channel-rest';
import { DeliveryClaims } from './delivery/delivery-claims';
import { DeliveryPlan } from './delivery/delivery-plan';
import { DeliveryRun } from './delivery/delivery-run';
import { DeliverySchedule } from './delivery/delivery-schedule';
import { openChannels } from './delivery/open-channels';
import { DeliveriesController } from './log/deliveries.controller';
import { DeliveriesQuery } from './log/deliveries.query';
import { DeliveriesService } from './log/deliveries.service';
import { PreferencesController } from './preferences/preferences.controller';
import { PreferencesOfPerson } from './preferences/preferences-of-person';
import { PreferencesService } from './preferences/preferences.service';
import { PushController } from './push/push.controller';
import { PushIdentity } from './push/push-identity';
import { PushService } from './push/push.service';
import { Templates } from './templates/templates';
import { WebhookController } from './whatsapp/webhook.controller';
import { WebhookService } from './whatsapp/webhook.service';

/** What leaves the product: channels, when and how often, the log, and what people want. */
@Module({
  imports: [IdentityApiModule],
  controllers: [
    DeliveriesController,
    ByHandController,
    PreferencesController,
    WebhookController,
    PushController,
  ],
  providers: [
    { provide: CHANNELS, useFactory: openChannels, inject: [SETTINGS, DataSource, PushIdentity] },
    PushIdentity,
    PushService,
    Templates,
    DeliveryPlan,
    DeliveryClaims,
    ChannelRest,
    DeliveryRun,
    DeliverySchedule,
    DeliveriesQuery,
    DeliveriesService,
    ByHandQuery,
    ByHandService,
    HandClaims,
    WebhookService,
    PreferencesService,
    PreferencesOfPerson,
  ],
  exports: [DeliveryPlan],
})
export class DeliveriesModule implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger('Notifications');

  constructor(
    @Inject(CHANNELS) private readonly adapters: readonly ChannelAdapter[],
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    if (this.settings.role === 'api') return;
    for (const channel of channels) {
      const adapter = this.adapters.find((one) => one.channel === channel);
      this.log.log(`${channel}: ${adapter ? (adapter.isAutomatic ? 'on' : 'by hand') : 'off'}`);
    }
  }

  onApplicationShutdown(): void {
    for (const adapter of this.adapters) if (adapter.isAutomatic) adapter.close?.();
  }
}
