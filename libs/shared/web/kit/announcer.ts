import { DOCUMENT, Injectable, inject } from '@angular/core';

/** Says something to a screen reader without showing it: “3 hasil”, “Tersimpan”. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  readonly #document = inject(DOCUMENT);
  #region: HTMLElement | undefined;

  say(text: string): void {
    this.#region ??= this.#makeRegion();
    this.#region.textContent = text;
  }

  #makeRegion(): HTMLElement {
    const region = this.#document.createElement('div');
    region.className = 'pijar-unseen';
    region.setAttribute('role', 'status');
    this.#document.body.append(region);
    return region;
  }
}
