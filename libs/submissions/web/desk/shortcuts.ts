import { Injectable, signal } from '@angular/core';

const KEY = 'pijar.shortcuts';
/** Where keys belong to what is written, chosen or asked. */
const TYPING =
  'input:not([type=radio]), textarea, select, dialog, [contenteditable]:not([contenteditable=false])';

/** Single keys that do things; whoever speaks to the computer or is bothered by them turns them off. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  readonly #isOn = signal(stored());
  readonly isOn = this.#isOn.asReadonly();

  turn(isOn: boolean): void {
    this.#isOn.set(isOn);
    try {
      localStorage.setItem(KEY, isOn ? 'on' : 'off');
    } catch {
      return;
    }
  }

  /**
   * The key that counts as a shortcut, letters in lower case (Caps Lock): none while somebody types, chooses or a dialog is open,
   * none that is held down, none that somebody else took.
   */
  keyOf(event: KeyboardEvent): string | null {
    if (!this.isOn() || event.ctrlKey || event.metaKey || event.altKey) return null;
    if (event.defaultPrevented || event.repeat || event.isComposing) return null;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(TYPING)) return null;
    return event.key.length === 1 ? event.key.toLowerCase() : event.key;
  }
}

function stored(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}
