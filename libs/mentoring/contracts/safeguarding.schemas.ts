import { Id } from '@pijar/shared/schemas';
import { RestrictionHead, RestrictionInput } from '@pijar/submissions/schemas';
import * as z from 'zod';
import { ActionView } from './action.schemas';
import { MessageView } from './message.schemas';

/** As of work, and which agreements of hers go with the conversation; those that were agreed in it go anyway. */
export const TalkRestrictionInput = RestrictionInput.extend({
  actionIds: z.array(Id).max(100).default([]),
});

/** A conversation that only the safeguarding persons read. */
export const RestrictedTalk = RestrictionHead.extend({
  /** The oldest first. */
  messages: z.array(MessageView.omit({ isMine: true, isRead: true, isTrusted: true })),
  actions: z.array(ActionView),
});
