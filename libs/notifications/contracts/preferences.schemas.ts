import * as z from 'zod';
import { Channel, Topic } from './channels.schemas';

const Choice = z.strictObject({ topic: Topic, channel: Channel, isOn: z.boolean() });

/** What I want to be told, and where. */
export const Preferences = z.object({
  /** Null: she gave none. */
  email: z.string().nullable(),
  /** Whether a preview on a locked screen may say what it is about. */
  hasDetails: z.boolean(),
  channels: z.array(
    z.object({
      channel: Channel,
      /** Off: nobody has set it up here. */
      isOn: z.boolean(),
      /** False: somebody of the staff writes by hand. */
      isAutomatic: z.boolean(),
    }),
  ),
  /** One for each kind of message that she may get, on each channel, in the order in which they are shown. */
  choices: z.array(Choice),
});

export const PreferencesChange = z.strictObject({
  email: z.email().max(200).nullable().optional(),
  hasDetails: z.boolean().optional(),
  choices: z.array(Choice).max(60).optional(),
});
