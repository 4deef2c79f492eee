import { FILES } from '../files/kept-file';
import type { HandInShelves } from '../line';
import { tellNews } from '../news';
import { asLink } from '../link';
import { WORDS, isSame, type KeptWords, type Written } from '../words';
import type { AttemptPayload } from './hand-in-attempt';

/** Everything of an attempt is with the server, by its receipt: the phone lets go of its copies. Words that say more stay. */
export async function letGo(shelves: HandInShelves, payload: AttemptPayload): Promise<void> {
  const { work } = payload;
  await shelves.remove(FILES, payload.attempt.itemIds);
  const words = await shelves.get<KeptWords>(WORDS, work);
  if (words && isSent(words.written, payload.attempt)) await shelves.remove(WORDS, [work]);
  tellNews({ work });
}

/** Whether an attempt says what is written. */
export const isSent = (written: Written, attempt: Written): boolean =>
  isSame({ text: written.text, links: written.links.map(asLink) }, attempt);
