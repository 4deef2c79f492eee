import { changeMyConsent, consentTexts } from '@pijar/identity/contracts';
import {
  changeCoachSetting,
  changePair,
  noteContact,
  readMessages,
  sendMessage,
} from '@pijar/mentoring/contracts';
import { newId } from '@pijar/shared/api';
import { DateTime } from 'luxon';
import type { Asker } from './asker';
import { coachNumbers, talks, type DemoTalk } from './talks';

interface Accompanied {
  membershipId: string;
  personId: string;
  officerId: string;
  /** Staff by username. */
  staffIds: Map<string, string>;
}
type Plan = (ago: number, act: () => Promise<void>) => void;
/** A moment so many days ago, and how many days ago a moment is. */
interface PastDays {
  at: (days: number) => Date;
  ago: (moment: Date) => number;
}

/** Plans what one participant and her coaches said to each other; nothing for whoever is not accompanied. */
export function planTalk(
  name: string,
  who: Accompanied,
  asker: Asker,
  days: PastDays,
  plan: Plan,
): void {
  const talk = talks.find(({ participant }) => participant === name);
  if (!talk) return;
  const { membershipId, personId, officerId, staffIds } = who;
  const { at } = days;
  const params = { membershipId };
  let pairId: string | null = null;
  const pair = (coach: string, reason: string | null) => async () => {
    const id = newId();
    const body = { id, coachId: staffIds.get(coach)!, was: pairId, reason };
    await asker.ask(officerId, changePair, { params, body });
    pairId = id;
  };
  if (talk.before) plan(talk.before.pairedAgo, pair(talk.before.coach, null));
  plan(talk.pairedAgo, pair(talk.coach, talk.before?.reason ?? null));
  const coachAt = (ago: number) =>
    staffIds.get(talk.before && ago > talk.pairedAgo ? talk.before.coach : talk.coach)!;
  if (talk.agreesToContact) plan(talk.pairedAgo, () => agree(personId, asker));
  for (const [index, [given, by, text]] of talk.said.entries()) {
    const ago = awake(given, days);
    plan(ago, async () => {
      const author = by === 'her' ? personId : coachAt(ago);
      const writtenAt = at(ago).toISOString();
      const body = { id: newId(), pairId: pairId!, text, writtenAt };
      const { turn } = await asker.ask(author, sendMessage, { params, body });
      if (isUnread(talk, index)) return;
      const reader = by === 'her' ? coachAt(ago) : personId;
      await asker.ask(reader, readMessages, { params, body: { turn } });
    });
  }
  for (const { ago, channel } of talk.met ?? []) {
    plan(ago, async () => {
      const on = DateTime.fromJSDate(at(ago), { zone: 'Asia/Makassar' }).toISODate()!;
      await asker.ask(coachAt(ago), noteContact, { params, body: { id: newId(), channel, on } });
    });
  }
}

/** People write between seven and half past nine in the evening; what was today stays where it is. */
function awake(ago: number, days: PastDays): number {
  if (ago < 1) return ago;
  const moment = DateTime.fromJSDate(days.at(ago), { zone: 'Asia/Makassar' });
  const midnight = moment.startOf('day');
  const hours = 7 + (14.5 * moment.diff(midnight, 'hours').hours) / 24;
  return days.ago(midnight.plus({ hours }).toJSDate());
}

async function agree(personId: string, asker: Asker): Promise<void> {
  const { purpose, textVersion } = consentTexts.find((text) => text.purpose === 'coach-contact')!;
  const body = { textVersion, isGranted: true };
  await asker.ask(personId, changeMyConsent, { params: { purpose }, body });
}

/** Coaches say under which number they may be reached. */
export async function setNumbers(staffIds: Map<string, string>, asker: Asker): Promise<void> {
  for (const [username, whatsappNumber] of Object.entries(coachNumbers)) {
    await asker.ask(staffIds.get(username)!, changeCoachSetting, { body: { whatsappNumber } });
  }
}

const isUnread = ({ said, unread = 0 }: DemoTalk, index: number): boolean =>
  index >= said.length - unread;
