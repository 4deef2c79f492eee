import { DeliveryFault } from '../delivery/channel';

export interface Answer {
  status: number;
  retryAfter: number | null;
  body: string;
}

/** Too many at once, of the account or the number. */
const tooMany = new Set([4, 80007, 130429, 131048]);
/** Too many to this one person. */
const tooManyForOne = new Set([131056, 131049]);
/** The account or the template is not in order: an admin has to look, and no message is to blame. */
const notInOrder = new Set([
  0, 3, 10, 190, 200, 368, 131031, 132000, 132001, 132007, 132015, 132016,
]);

/** @returns null when the message was taken */
export function faultOfAnswer({ status, retryAfter, body }: Answer): DeliveryFault | null {
  if (status >= 200 && status < 300) return null;
  const code = errorCodeIn(body);
  const word = code === null ? `whatsapp-http-${status}` : `whatsapp-${code}`;
  if (status === 429 || (code !== null && tooMany.has(code)))
    return new DeliveryFault('channel', word, retryAfter);
  if (code !== null && tooManyForOne.has(code)) return new DeliveryFault('message', word, 60 * 60);
  if (status === 401 || status === 403 || (code !== null && notInOrder.has(code)))
    return new DeliveryFault('channel', word);
  if (status === 502 || status === 503 || status === 504)
    return new DeliveryFault('channel', word, retryAfter);
  if (status >= 500) return new DeliveryFault('message', word, retryAfter);
  return new DeliveryFault('address', word);
}

function errorCodeIn(body: string): number | null {
  try {
    const { error } = JSON.parse(body) as { error?: { code?: unknown } };
    return typeof error?.code === 'number' ? error.code : null;
  } catch {
    return null;
  }
}
