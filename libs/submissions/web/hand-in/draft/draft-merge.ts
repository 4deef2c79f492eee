import { filled, isSame, type Written } from '@pijar/submissions/phone';

export const isBlank = (written: Written): boolean =>
  written.text.trim() === '' && filled(written.links).length === 0;

/** `mine`, `theirs`: that one is used; `ask`: both changed since `base` and the person chooses. */
export type Merge = 'mine' | 'theirs' | 'ask';

/**
 * Which of two texts goes on when the phone's and the server's differ. `base` is what both began from, null when
 * this phone has never seen the server's.
 */
export function mergeWritten(base: Written | null, mine: Written, theirs: Written): Merge {
  if (isSame(mine, theirs)) return 'theirs';
  if (base && isSame(base, theirs)) return 'mine';
  if (base && isSame(base, mine)) return 'theirs';
  if (isBlank(mine)) return 'theirs';
  return isBlank(theirs) ? 'mine' : 'ask';
}

/** Both, one below the other; links of both, each once. */
export function joined(mine: Written, theirs: Written): Written {
  return {
    text: [mine.text.trim(), theirs.text.trim()].filter(Boolean).join('\n\n'),
    links: [...new Set([...filled(mine.links), ...filled(theirs.links)])],
  };
}
