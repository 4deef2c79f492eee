import { publicOrigin, type Settings } from '@pijar/shared/api';
import type { DataSource } from 'typeorm';
import { whatsAppByHand } from '../by-hand/hand-channel';
import { EmailChannel } from '../email/email-channel';
import { PushChannel } from '../push/push-channel';
import type { PushIdentity } from '../push/push-identity';
import { WhatsAppChannel } from '../whatsapp/whatsapp-channel';
import type { ChannelAdapter } from './channel';

/** Every channel that the settings set up. Push needs nothing set: whom it may reach is each person's own choice. */
export function openChannels(
  settings: Settings,
  db: DataSource,
  identity: PushIdentity,
): ChannelAdapter[] {
  const contact = () => {
    const origin = publicOrigin(settings);
    // Push services refuse another kind of address.
    return origin.startsWith('https:') ? origin : `mailto:pijar@${new URL(origin).hostname}`;
  };
  return [
    new PushChannel(db, identity, contact),
    ...(settings.smtp ? [new EmailChannel(settings.smtp)] : []),
    settings.whatsApp ? new WhatsAppChannel(settings.whatsApp) : whatsAppByHand,
  ];
}
