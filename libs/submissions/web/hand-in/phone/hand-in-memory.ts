import { Written } from '../draft/draft-merge';
import { KeptSending } from '../sending/sending';

/** What the server's draft said when this phone last agreed with it. */
export interface Base extends Written {
  version: number;
}

/** The words of one hand-in as they are kept on the phone. */
export interface Memory {
  written: Written;
  base: Base | null;
  sending: KeptSending | null;
}

const PREFIX = 'pijar.handIn.';

/**
 * Words are kept in local storage: it takes them within the keystroke, and gives them back before the first
 * picture of the page. Answers false when the phone does not keep it.
 */
export function keepMemory(work: string, memory: Memory): boolean {
  try {
    localStorage.setItem(PREFIX + work, JSON.stringify(memory));
    return true;
  } catch {
    return false;
  }
}

export function memoryOf(work: string): Memory | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + work) ?? 'null');
    return isMemory(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function forgetMemory(work: string): void {
  try {
    localStorage.removeItem(PREFIX + work);
  } catch {
    return;
  }
}

function isMemory(kept: unknown): kept is Memory {
  const memory = kept as Partial<Memory> | null;
  return typeof memory?.written?.text === 'string' && Array.isArray(memory.written.links);
}
