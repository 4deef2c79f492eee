import { factChannel } from '@pijar/learning/phone';
import { actionChannel, checkInChannel, messageChannel } from '@pijar/mentoring/phone';
import type { Channel, Channels } from '@pijar/shared/phone';
import { attemptChannel } from '@pijar/submissions/phone';

/** How deeds travel, from an open page and from the service worker alike: each context adds its channel with one line. */
export const channels: Channels = [
  factChannel as Channel,
  attemptChannel as Channel,
  messageChannel as Channel,
  actionChannel as Channel,
  checkInChannel as Channel,
];
