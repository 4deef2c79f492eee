import type { Settings } from '@pijar/shared/api';
import { whatsAppByHand } from '../by-hand/hand-channel';
import { WhatsAppChannel } from '../whatsapp/whatsapp-channel';
import { EmailChannel } from '../email/email-channel';
import type { ChannelAdapter } from './channel';

/** Every channel that the settings set up. */
export function openChannels(settings: Settings): ChannelAdapter[] {
  return [
    ...(settings.smtp ? [new EmailChannel(settings.smtp)] : []),
    settings.whatsApp ? new WhatsAppChannel(settings.whatsApp) : whatsAppByHand,
  ];
}
