import { DOCUMENT, Injectable, afterNextRender, inject, Injector } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter, pairwise } from 'rxjs';

/**
 * After a change of page the focus goes to the page's `h1`, so that a screen reader says where one is.
 * Changes of the query alone (filters) leave the focus where it is.
 */
@Injectable({ providedIn: 'root' })
export class PageFocus {
  readonly #document = inject(DOCUMENT);
  readonly #injector = inject(Injector);

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        pairwise(),
        filter(([before, now]) => path(before) !== path(now)),
      )
      .subscribe(() => afterNextRender(() => this.#focusHeading(), { injector: this.#injector }));
  }

  #focusHeading(): void {
    const heading = this.#document.querySelector<HTMLElement>('main h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }
}

const path = (event: NavigationEnd) => event.urlAfterRedirects.split(/[?#]/)[0];
