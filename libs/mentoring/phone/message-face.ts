import type { MessagePayload } from './message';

const mostLetters = 60;

/** How a message is shown in the list of what is not sent: by how it begins. */
export function messageFace({ payload }: { payload: unknown }) {
  const { text = '' } = payload as Partial<MessagePayload>;
  const letters = [...text.replace(/\s+/g, ' ')];
  const title =
    letters.length > mostLetters ? `${letters.slice(0, mostLetters).join('')}…` : letters.join('');
  return { title, name: 'message', link: '/saya/pendamping' };
}
