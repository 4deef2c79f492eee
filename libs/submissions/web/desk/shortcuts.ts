import { Injectable, signal } from '@angular/core';

const KEY = 'pijar.shortcuts';

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

  /** The key that counts as a shortcut: none while somebody types, chooses or a dialog is open. */
  keyOf(event: KeyboardEvent): string | null {
    if (!this.isOn() || event.ctrlKey || event.metaKey || event.altKey) return null;
    const target = event.target instanceof Element ? event.target : null;
    return target?.closest('input:not([type=radio]), textarea, select, dialog') ? null : event.key;
  }
}

function stored(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}
