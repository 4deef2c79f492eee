import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Channel } from '@pijar/notifications/contracts';
import { StartupFault } from '@pijar/shared/api';
import { DeliveryFault, type OutgoingMessage } from '../delivery/channel';
import type { Claim, ClaimedItem } from '../delivery/delivery-claims';
import { faultsOf } from './check-words';
import { fill } from './fill';
import { words } from './words';

type Locale = 'id' | 'en';
const tags = { id: 'id-ID', en: 'en-GB' };

/** Why a message was given up that cannot be said; nothing but new words or a release mends it. */
export const wordsMissing = 'words-missing';

/** Most headings that a digest names. */
const mostHeadings = 8;

/** Makes the words of a message that leaves the product. */
@Injectable()
export class Templates implements OnModuleInit {
  /** @throws StartupFault when words are missing: found here, not at delivery */
  onModuleInit(): void {
    const faults = faultsOf(words);
    if (faults.length > 0)
      throw new StartupFault(`Words of messages are missing: ${faults.join(', ')}.`);
  }

  /**
   * Parts what can be said from what cannot: one message whose words are missing must neither go out with a hole nor hold up those
   * that were taken with it.
   */
  part(claim: Claim, channel: Channel): { sayable: Claim | null; unsayable: ClaimedItem[] } {
    if (!mayTell(claim, channel)) return { sayable: claim, unsayable: [] };
    const items = claim.items.filter((item) => this.say(item, claim.locale) !== null);
    return {
      sayable: items.length > 0 ? { ...claim, items } : null,
      unsayable: claim.items.filter((item) => !items.includes(item)),
    };
  }

  /**
   * One message for everything that was taken together.
   * @throws DeliveryFault `words-missing`; `part` leaves nothing for which it would
   * @param origin e.g. `https://pijar.example.org`
   */
  compose(claim: Claim, channel: Channel, origin: string): OutgoingMessage {
    const { items, locale } = claim;
    const hasDetails = mayTell(claim, channel);
    const said = hasDetails
      ? this.detailed(items, locale)
      : { heading: words[locale].outside.plain.heading, text: words[locale].outside.plain.text };
    const only = items.length === 1 ? items[0]! : null;
    return {
      ...said,
      hasDetails,
      // Of the first: a digest that is tried again keeps its name though more came meanwhile.
      messageId: items[0]!.deliveryId,
      personId: claim.personId,
      fullName: claim.fullName,
      email: claim.email,
      phone: claim.phone,
      locale,
      link: `${origin}${only?.link ?? (claim.isParticipant ? '/saya/pesan' : '/pesan')}`,
    };
  }

  private detailed(items: ClaimedItem[], locale: Locale): { heading: string; text: string } {
    const said = items.map((item) => {
      const words = this.say(item, locale);
      if (!words) throw new DeliveryFault('address', wordsMissing);
      return words;
    });
    if (said.length === 1) return said[0]!;
    const { digest } = words[locale].outside;
    const named = said.slice(0, mostHeadings).map(({ heading }) => `• ${heading}`);
    const more = said.length > mostHeadings ? [`• … +${said.length - mostHeadings}`] : [];
    return {
      heading: fill(digest.heading, { count: String(said.length) })!,
      text: [...named, ...more].join('\n'),
    };
  }

  /** Null when something that its words want is not given. */
  private say(
    { kind, details }: ClaimedItem,
    locale: Locale,
  ): { heading: string; text: string } | null {
    const own = words[locale].kind[kind];
    const list = new Intl.ListFormat(tags[locale]);
    const values = {
      ...Object.fromEntries(
        Object.entries(details).map(([name, value]) => [
          name,
          Array.isArray(value) ? list.format(value) : String(value ?? ''),
        ]),
      ),
      when: details.startsAt && whenOf(details.startsAt, details.timeZone, locale),
    };
    const heading = own && fill(own.heading, values);
    const text = own && (fill(own.text, values) ?? fill(own.textShort ?? own.text, values));
    return heading && text ? { heading, text } : null;
  }
}

/** A locked screen shows a push to whoever holds the phone; a phone that several people use shows everything to all of them. */
const mayTell = (claim: Claim, channel: Channel): boolean =>
  channel === 'push'
    ? claim.hasDetails
    : channel === 'email' || claim.hasDetails || !claim.isPhoneShared;

const whenOf = (startsAt: string, timeZone: string | undefined, locale: Locale): string =>
  new Intl.DateTimeFormat(tags[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(new Date(startsAt));
