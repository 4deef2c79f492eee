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
   * One message for everything that was taken together.
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
    const said = items.map((item) => this.say(item, locale));
    if (said.length === 1) return said[0]!;
    const { digest } = words[locale].outside;
    const named = said.slice(0, mostHeadings).map(({ heading }) => `• ${heading}`);
    const more = said.length > mostHeadings ? [`• … +${said.length - mostHeadings}`] : [];
    return {
      heading: fill(digest.heading, { count: String(said.length) })!,
      text: [...named, ...more].join('\n'),
    };
  }

  private say({ kind, details }: ClaimedItem, locale: Locale): { heading: string; text: string } {
    const own = words[locale].kind[kind];
    const list = new Intl.ListFormat(tags[locale]);
    const values = {
      ...Object.fromEntries(
        Object.entries(details).map(([name, value]) => [
          name,
          Array.isArray(value) ? list.format(value) : String(value),
        ]),
      ),
      when: details.startsAt && whenOf(details.startsAt, details.timeZone, locale),
    };
    const heading = own && fill(own.heading, values);
    const text = own && (fill(own.text, values) ?? fill(own.textShort ?? own.text, values));
    if (!heading || text === null || text === undefined)
      throw new DeliveryFault('address', 'words-missing');
    return { heading, text };
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
