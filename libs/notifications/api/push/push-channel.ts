import { DataSource } from 'typeorm';
import webPush from 'web-push';
import { DeliveryFault, type AutomaticChannel, type OutgoingMessage } from '../delivery/channel';
import type { PushIdentity } from './push-identity';

interface Phone {
  id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** A phone that is off for longer learns of it in the inbox. */
const keptSeconds = 24 * 60 * 60;

/** Web push to every phone of a person that wants to hear. One that took it is enough: the others are tried once. */
export class PushChannel implements AutomaticChannel {
  readonly channel = 'push';
  readonly isAutomatic = true;
  readonly concurrency = 10;
  readonly settleSeconds = 30;
  readonly gapSeconds = 10 * 60;
  readonly leaseSeconds = 5 * 60;
  readonly reaches = 'exists (select from push_subscription s where s.person_id = p.id)';

  /**
   * @param contact whom a push service may ask, `mailto:` or `https:`
   * @param seconds that an answer may take; 15 when not given
   */
  constructor(
    private readonly db: DataSource,
    private readonly identity: PushIdentity,
    private readonly contact: () => string,
    private readonly seconds = 15,
  ) {}

  async send(message: OutgoingMessage): Promise<string | null> {
    const phones = (await this.db.query(
      'select id, endpoint, p256dh, auth from push_subscription where person_id = $1',
      [message.personId],
    )) as Phone[];
    const outcomes = await Promise.all(phones.map((phone) => this.sendTo(phone, message)));
    if (outcomes.includes('taken')) return null;
    const fault = outcomes.find((outcome) => outcome instanceof DeliveryFault);
    throw fault ?? new DeliveryFault('address', 'push-gone');
  }

  private async sendTo(
    phone: Phone,
    message: OutgoingMessage,
  ): Promise<'taken' | 'gone' | DeliveryFault> {
    try {
      const { publicKey, privateKey } = await this.identity.keys();
      const { endpoint, p256dh, auth } = phone;
      await webPush.sendNotification({ endpoint, keys: { p256dh, auth } }, payloadOf(message), {
        vapidDetails: { subject: this.contact(), publicKey, privateKey },
        TTL: keptSeconds,
        urgency: 'normal',
        // A message that is tried again takes the place of itself, as long as the phone was away.
        topic: topicOf(message),
        timeout: this.seconds * 1000,
      });
      return 'taken';
    } catch (error) {
      if (!(error instanceof webPush.WebPushError))
        return new DeliveryFault('message', codeOf(error));
      if (error.statusCode === 404 || error.statusCode === 410) {
        await this.db.query('delete from push_subscription where id = $1', [phone.id]);
        return 'gone';
      }
      const retryAfter = Number(error.headers['retry-after']) || null;
      const isFinal = [400, 401, 403, 413].includes(error.statusCode);
      return new DeliveryFault(
        isFinal ? 'address' : 'message',
        `push-${error.statusCode}`,
        retryAfter,
      );
    }
  }
}

const topicOf = (message: OutgoingMessage): string => message.messageId.replaceAll('-', '');

/** What the worker on the phone shows. The tag lets a second one of the same message take the place of the first. */
const payloadOf = (message: OutgoingMessage): string =>
  JSON.stringify({
    title: message.heading,
    body: message.text.slice(0, 500),
    path: message.link.replace(/^https?:\/\/[^/]+/, ''),
    tag: message.messageId,
    lang: message.locale,
  });

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown }).code;
  return `push-${typeof code === 'string' ? code.toLowerCase() : 'fault'}`;
};
