import { keptRoute, route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './message.schemas';
import type { MembershipParams } from './pair.schemas';

export type MessageView = z.infer<typeof schemas.MessageView>;
export type ContactChannel = z.infer<typeof schemas.ContactChannel>;
export type ContactView = z.infer<typeof schemas.ContactView>;
export type ContactDraft = z.infer<typeof schemas.ContactDraft>;
export type Conversation = z.infer<typeof schemas.Conversation>;
export type EarlierMessages = z.infer<typeof schemas.EarlierMessages>;
export type MessageDraft = z.input<typeof schemas.MessageDraft>;
export type ReadUpTo = z.infer<typeof schemas.ReadUpTo>;
export type SharingBody = z.infer<typeof schemas.SharingBody>;
export type CoachConversations = z.infer<typeof schemas.CoachConversations>;
export type CoachSetting = z.infer<typeof schemas.CoachSetting>;
export type CoachSettingBody = z.input<typeof schemas.CoachSettingBody>;
type OfMembership = { params: z.infer<typeof MembershipParams> };

const hers = '/api/v1/memberships/:membershipId';

/** What the two of a pair wrote to each other; nobody else reads it. */
export const showConversation = keptRoute<OfMembership, Conversation>(`${hers}/conversation`);
export const listEarlierMessages = route<
  OfMembership & { query: z.infer<typeof schemas.EarlierQuery> },
  EarlierMessages
>('GET', `${hers}/messages`);
/**
 * 422 `/body/uploadIds/<n>` `unknown`, `twice`, `not-ready`, `refused`, `bound`, `kind-not-accepted`. Their bytes are asked for by
 * `fileContent` of submissions.
 */
export const sendMessage = route<OfMembership & { body: MessageDraft }, MessageView>(
  'POST',
  `${hers}/messages`,
);
/** What the other one wrote up to here was read. */
export const readMessages = route<OfMembership & { body: ReadUpTo }, void>(
  'PUT',
  `${hers}/messages/read`,
);
/** Whether her coach may read what she wrote with those before. */
export const shareEarlier = route<OfMembership & { body: SharingBody }, void>(
  'PUT',
  `${hers}/messages/sharing`,
);
/** The two met, called or wrote elsewhere. */
export const noteContact = route<OfMembership & { body: ContactDraft }, ContactView>(
  'POST',
  `${hers}/contacts`,
);
export const listConversations = route<object, CoachConversations>('GET', '/api/v1/conversations');
export const showCoachSetting = route<object, CoachSetting>('GET', '/api/v1/me/coaching');
export const changeCoachSetting = route<{ body: CoachSettingBody }, CoachSetting>(
  'PUT',
  '/api/v1/me/coaching',
);
