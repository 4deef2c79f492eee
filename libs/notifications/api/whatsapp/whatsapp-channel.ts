import type { WhatsAppSettings } from '@pijar/shared/api';
import { DeliveryFault, type AutomaticChannel, type OutgoingMessage } from '../delivery/channel';
import { faultOfAnswer, type Answer } from './whatsapp-faults';

/** Most letters of one place in a template. */
const longest = 900;

/** WhatsApp Business Cloud API: one approved template with three places, because the product speaks first. */
export class WhatsAppChannel implements AutomaticChannel {
  readonly channel = 'whatsapp';
  readonly isAutomatic = true;
  readonly concurrency = 4;
  readonly settleSeconds = 120;
  readonly gapSeconds = 60 * 60;
  /** Long enough for the webhook to tell whether a message without an answer went out. */
  readonly leaseSeconds = 10 * 60;
  readonly reaches = 'p.phone is not null';

  /** @param seconds that an answer may take; 20 when not given */
  constructor(
    private readonly settings: WhatsAppSettings,
    private readonly seconds = 20,
  ) {}

  async send(message: OutgoingMessage): Promise<string | null> {
    if (!message.phone) throw new DeliveryFault('address', 'no-number');
    const answer = await this.post(this.bodyOf(message));
    const fault = faultOfAnswer(answer);
    if (fault) throw fault;
    const id = readId(answer.body);
    // It was taken, or somebody in between answered: the webhook will tell, and else it is tried again.
    if (!id) throw new DeliveryFault('doubt', 'whatsapp-odd-answer');
    return id;
  }

  private bodyOf(message: OutgoingMessage): object {
    const places = [message.heading, message.text, message.link];
    return {
      messaging_product: 'whatsapp',
      to: message.phone,
      type: 'template',
      // Comes back in the webhook, also for a message whose answer was lost.
      biz_opaque_callback_data: message.messageId,
      template: {
        name: this.settings.template,
        language: { code: message.locale },
        components: [
          {
            type: 'body',
            parameters: places.map((text) => ({ type: 'text', text: oneLine(text) })),
          },
        ],
      },
    };
  }

  private async post(body: object): Promise<Answer> {
    const { apiUrl, phoneNumberId, token } = this.settings;
    try {
      const response = await fetch(`${apiUrl}/${phoneNumberId}/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(this.seconds * 1000),
      });
      return {
        status: response.status,
        retryAfter: Number(response.headers.get('retry-after')) || null,
        body: await response.text(),
      };
    } catch (error) {
      throw faultOfConnection(error as Error & { cause?: { code?: string } });
    }
  }
}

/** Before a connection stood nothing was sent; after that nobody knows. */
function faultOfConnection(error: Error & { cause?: { code?: string } }): DeliveryFault {
  const code = error.cause?.code ?? error.name;
  const word = `whatsapp-${code.toLowerCase()}`;
  const isBefore = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];
  const isRefused = isBefore.includes(code) || code.includes('CERT') || code.includes('TLS');
  return new DeliveryFault(isRefused ? 'channel' : 'doubt', word);
}

/** A place in a template takes no line breaks and no rows of spaces. */
const oneLine = (text: string): string =>
  text
    .replace(/\s*\n+\s*/g, ' ')
    .replace(/\s{2,}/g, ' ')
    .trim()
    .slice(0, longest);

function readId(body: string): string | null {
  try {
    const id = (JSON.parse(body) as { messages?: { id?: unknown }[] }).messages?.[0]?.id;
    return typeof id === 'string' && id !== '' ? id : null;
  } catch {
    return null;
  }
}
