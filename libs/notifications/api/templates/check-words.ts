import { NotificationDetails, notificationKinds } from '@pijar/notifications/schemas';
import { wantedBy } from './fill';
import type { LanguageWords } from './words';

/** What a message's words may be made of. */
const known = new Set([...Object.keys(NotificationDetails.shape), 'when']);
const outside: Record<string, string[]> = {
  'plain.heading': [],
  'plain.text': [],
  'digest.heading': ['count'],
  'digest.text': [],
  hello: ['name'],
  open: [],
  less: [],
};

/**
 * So that a message that nobody could read is found at the start, not when it should go out.
 * @returns what is missing or asks for what there is not, e.g. `en: next_step.text`
 */
export function faultsOf(languages: Record<string, Partial<LanguageWords>>): string[] {
  const faults: string[] = [];
  for (const [language, words] of Object.entries(languages)) {
    for (const kind of notificationKinds) {
      const own = words.kind?.[kind];
      for (const part of ['heading', 'text'] as const) {
        if (!own?.[part]?.trim()) faults.push(`${language}: ${kind}.${part}`);
      }
      for (const text of Object.values(own ?? {})) {
        for (const name of wantedBy(text)) {
          if (!known.has(name)) faults.push(`${language}: ${kind} asks for ${name}`);
        }
      }
    }
    for (const [place, given] of Object.entries(outside)) {
      const text = at(words.outside, place);
      if (!text?.trim()) faults.push(`${language}: outside.${place}`);
      for (const name of wantedBy(text ?? '')) {
        if (!given.includes(name)) faults.push(`${language}: outside.${place} asks for ${name}`);
      }
    }
  }
  return faults;
}

function at(tree: unknown, place: string): string | undefined {
  let here: unknown = tree;
  for (const name of place.split('.')) here = (here as Record<string, unknown> | undefined)?.[name];
  return here as string | undefined;
}
