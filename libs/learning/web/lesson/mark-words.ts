import { glossaryPattern, type GlossaryWord } from '@pijar/curriculum/contracts';

/** Where a word is not made into a button: it is one already, or stands in a heading. */
const untouched = 'a, button, h2, h3';

/** Makes the first use of each word of the glossary a button that carries it in `data-word`. Doing it again changes nothing. */
export function markWords(root: HTMLElement, words: readonly GlossaryWord[]): void {
  // The longest first: `sertifikat halal` before `halal`.
  for (const { word } of words.toSorted((a, b) => b.word.length - a.word.length)) {
    const isMarked = [...root.querySelectorAll<HTMLElement>('[data-word]')].some(
      (button) => button.dataset['word'] === word,
    );
    if (!isMarked) markFirst(root, word);
  }
}

function markFirst(root: HTMLElement, word: string): void {
  const pattern = glossaryPattern(word);
  const texts = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    const found = pattern.exec(text.data);
    if (!found || text.parentElement?.closest(untouched)) continue;
    const used = text.splitText(found.index);
    used.splitText(found[0].length);
    const button = root.ownerDocument.createElement('button');
    button.type = 'button';
    button.className = 'word';
    button.dataset['word'] = word;
    button.setAttribute('aria-haspopup', 'dialog');
    used.replaceWith(button);
    button.append(used);
    return;
  }
}
