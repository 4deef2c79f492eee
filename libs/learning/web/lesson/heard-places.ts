import { Injectable } from '@angular/core';

const NAME = 'pijar.heard';
/** Most places kept: the oldest leave first. */
const mostKept = 50;

/** Where each sound was stopped, in seconds, on this phone. Without local storage every sound begins at its beginning. */
@Injectable({ providedIn: 'root' })
export class HeardPlaces {
  of(url: string): number {
    return this.#read().find(([kept]) => kept === url)?.[1] ?? 0;
  }

  /** Zero forgets the place. */
  keep(url: string, seconds: number): void {
    const others = this.#read().filter(([kept]) => kept !== url);
    const places = seconds > 0 ? [...others, [url, Math.floor(seconds)]] : others;
    try {
      localStorage.setItem(NAME, JSON.stringify(places.slice(-mostKept)));
    } catch {
      // No room: it is only a place.
    }
  }

  #read(): [url: string, seconds: number][] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? '[]');
      return Array.isArray(kept) ? (kept as [string, number][]) : [];
    } catch {
      return [];
    }
  }
}
