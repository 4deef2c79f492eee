import { urlOf } from '@pijar/shared/contracts';
import type { Phone } from '@pijar/shared/web';
import { showHandIn, type HandInView } from '@pijar/submissions/contracts';
import { nameOf, type HandInShelves, type Work } from '@pijar/submissions/phone';

/** Where earlier builds kept assignments as they were last seen, apart from the server's other answers. */
const SHELF_BEFORE = 'views';

/** An assignment as an earlier build saw it last on this phone; it moves to where this one looks. */
export async function viewBefore(
  work: Work,
  shelves: Pick<HandInShelves, 'get' | 'remove'>,
  phone: Pick<Phone, 'putAnswer'>,
): Promise<HandInView | null> {
  const name = nameOf(work);
  const view = await shelves.get<HandInView>(SHELF_BEFORE, name);
  if (!view) return null;
  try {
    await phone.putAnswer(urlOf(showHandIn, work), view);
    await shelves.remove(SHELF_BEFORE, [name]);
  } catch {
    // No room to move it: it stays where it is.
  }
  return view;
}
