import { Phone } from '@pijar/identity/schemas';
import { Day, Id, Instant, paragraphs } from '@pijar/shared/schemas';
import { FileView } from '@pijar/submissions/schemas';
import * as z from 'zod';
import { maxMessageLength, maxPhotosOfMessage } from './limits';
import { CoachOfMine } from './pair.schemas';

export const MessageView = z.object({
  id: Id,
  /** Counts up in a conversation. */
  turn: z.int(),
  by: z.enum(['participant', 'coach']),
  isMine: z.boolean(),
  authorName: z.string(),
  /** Null where there are only files; without any, its author was erased. */
  text: z.string().nullable(),
  /** Photos, or one voice note. */
  files: z.array(FileView),
  sentAt: Instant,
  /** By the one it was written to. */
  isRead: z.boolean(),
  /** Only the participant and the safeguarding persons read it any more. */
  isTrusted: z.boolean(),
});

export const ContactChannel = z.enum(['met', 'call', 'whatsapp']);
/** That the two met or spoke elsewhere: when, how, who noted it. Not what was said. */
export const ContactView = z.object({
  id: Id,
  channel: ContactChannel,
  on: Day,
  notedBy: z.string(),
  notedAt: Instant,
});
export const ContactDraft = z.strictObject({ id: Id, channel: ContactChannel, on: Day });

export const Conversation = z.object({
  membershipId: Id,
  /** What the reader is in it. */
  relation: z.enum(['participant', 'coach']),
  participantName: z.string(),
  cohortName: z.string(),
  /** IANA zone of the cohort. */
  timeZone: z.string(),
  /** Her present coach; null: nobody can be written to now. */
  coach: CoachOfMine.nullable(),
  /** Opens WhatsApp with the other one; null unless both agreed to it. */
  whatsappUrl: z.string().nullable(),
  /** The newest, oldest of them first. */
  messages: z.array(MessageView),
  /** Give it to read those before; null when there are none. */
  earlier: z.int().nullable(),
  contacts: z.array(ContactView),
  /** There are messages with coaches before: may the present one read them? Null when there are none. */
  isEarlierShared: z.boolean().nullable(),
  /** For the participant: who alone reads what was said up to then; null: nothing is set aside. */
  trusted: z.object({ names: z.array(z.string()), upTo: Instant }).nullable(),
});

export const EarlierQuery = z.strictObject({ before: z.coerce.number().int().min(1) });
export const EarlierMessages = z.object({
  messages: z.array(MessageView),
  earlier: z.int().nullable(),
});

/** `id` is made where it is written, so that sending it twice says it once. Words, files, or both. */
export const MessageDraft = z
  .strictObject({
    id: Id,
    /** For whom it was written: another coach does not get it. */
    pairId: Id,
    /** By the device's clock: a claim. */
    writtenAt: Instant,
    text: paragraphs(maxMessageLength),
    /** Files that came by tus for this conversation; photos, or one voice note. */
    uploadIds: z.array(Id).max(maxPhotosOfMessage).default([]),
  })
  .refine(({ text, uploadIds }) => text.length > 0 || uploadIds.length > 0, {
    path: ['text'],
    error: 'empty-message',
  });

export const ReadUpTo = z.strictObject({ turn: z.int().min(0) });
export const SharingBody = z.strictObject({ isShared: z.boolean() });

/** Whom the coach accompanies: unread first, then who wrote last. */
export const CoachConversations = z.object({
  items: z.array(
    z.object({
      membershipId: Id,
      pairId: Id,
      fullName: z.string(),
      cohortName: z.string(),
      village: z.string().nullable(),
      unread: z.int(),
      last: z
        .object({
          text: z.string().nullable(),
          /** What it brings along. */
          files: z.enum(['photo', 'voice']).nullable(),
          isMine: z.boolean(),
          sentAt: Instant,
        })
        .nullable(),
    }),
  ),
});

/** Under which number her participants may reach a coach by WhatsApp; null: not at all. */
export const CoachSetting = z.object({ whatsappNumber: z.string().nullable() });
export const CoachSettingBody = z.strictObject({ whatsappNumber: Phone.nullable() });
