import { DOCUMENT, Injectable, afterNextRender, inject, Injector } from '@angular/core';
import { NavigationEnd, NavigationStart, Router } from '@angular/router';

/**
 * After a change of page the focus goes to the page's `h1`, so that a screen reader says where one is, and the page begins at
 * its top, or where it was left when one goes back. Changes of the query alone (filters) leave both where they are.
 * (Not the router's own scrolling: it would put a kilobyte into everybody's first download.)
 */
@Injectable({ providedIn: 'root' })
export class PageFocus {
  readonly #document = inject(DOCUMENT);
  readonly #injector = inject(Injector);
  readonly #left = new Map<number, number>();
  #navigation = 0;
  #top = 0;
  #path: string | null = null;

  constructor() {
    inject(Router).events.subscribe((event) => {
      if (event instanceof NavigationStart) this.#leave(event);
      if (event instanceof NavigationEnd) this.#arrive(event.urlAfterRedirects.split(/[?#]/)[0]);
    });
  }

  #leave({ id, restoredState }: NavigationStart): void {
    this.#left.set(this.#navigation, this.#document.defaultView?.scrollY ?? 0);
    this.#top = restoredState ? (this.#left.get(restoredState.navigationId) ?? 0) : 0;
    this.#navigation = id;
  }

  #arrive(path: string): void {
    const isOther = this.#path !== null && this.#path !== path;
    this.#path = path;
    if (!isOther) return;
    afterNextRender(() => this.#focusHeading(), { injector: this.#injector });
  }

  #focusHeading(): void {
    const heading = this.#document.querySelector<HTMLElement>('main h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
    this.#document.defaultView?.scrollTo(0, this.#top);
  }
}
