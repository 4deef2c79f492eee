import type { SmtpSettings } from '@pijar/shared/api';
import { createTransport } from 'nodemailer';
import { DeliveryFault, type AutomaticChannel, type OutgoingMessage } from '../delivery/channel';
import { words } from '../templates/words';

const concurrency = 5;

/** The other side is not there, or lets nobody in: no message is to blame. */
const awayCodes = new Set([
  'ECONNECTION',
  'ECONNREFUSED',
  'ECONNRESET',
  'EDNS',
  'ESOCKET',
  'ETIMEDOUT',
  'ETLS',
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'EPROTOCOL',
]);

/** E-mail by SMTP. Plain text: it reads everywhere, costs least, and shows nothing that is loaded from elsewhere. */
export class EmailChannel implements AutomaticChannel {
  readonly channel = 'email';
  readonly isAutomatic = true;
  readonly concurrency = concurrency;
  readonly settleSeconds = 120;
  readonly gapSeconds = 30 * 60;
  readonly leaseSeconds = 5 * 60;
  readonly reaches =
    'exists (select from notification_setting s where s.person_id = p.id and s.email is not null)';
  private readonly transport;

  /** @param seconds that an answer may take; 20 when not given */
  constructor(
    private readonly settings: SmtpSettings,
    seconds = 20,
  ) {
    this.transport = createTransport({
      url: settings.url,
      pool: true,
      maxConnections: concurrency,
      connectionTimeout: seconds * 1000,
      greetingTimeout: seconds * 1000,
      socketTimeout: seconds * 1000,
      // A message is words; nothing is fetched or read from disk to make one.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send(message: OutgoingMessage): Promise<string | null> {
    if (!message.email) throw new DeliveryFault('address', 'no-address');
    const { hello, less } = words[message.locale].outside;
    const greeting = hello.replace('{{ name }}', message.fullName);
    const body = [greeting, message.text, message.link, `--\n${less}`];
    try {
      const sent = await this.transport.sendMail({
        from: this.settings.from,
        to: { name: message.fullName, address: message.email },
        subject: message.heading,
        text: body.join('\n\n'),
        // The same at every try, so that mailboxes can drop the second one of a message that was in doubt.
        messageId: `<${message.messageId}@${this.settings.domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return sent.messageId;
    } catch (error) {
      throw faultOf(error as { code?: string; responseCode?: number });
    }
  }

  close(): void {
    this.transport.close();
  }
}

/** Of a fault only its number or code is kept: the server's own words often repeat the address. */
function faultOf({ code, responseCode }: { code?: string; responseCode?: number }): DeliveryFault {
  const word = responseCode ? `smtp-${responseCode}` : `smtp-${(code ?? 'fault').toLowerCase()}`;
  // 421: it is closing; 454 and 530 to 538: it does not let us in.
  const isShut = responseCode === 421 || responseCode === 454;
  if (isShut || (code && awayCodes.has(code))) return new DeliveryFault('channel', word);
  const isFinal = responseCode !== undefined && responseCode >= 500;
  return new DeliveryFault(isFinal ? 'address' : 'message', word);
}
