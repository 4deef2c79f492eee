import { Component, computed, inject } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { NavigationTrouble } from './navigation-trouble';

@Component({
  selector: 'pijar-root',
  imports: [RouterOutlet, TranslocoPipe],
  template: `
    @if (isGoing()) {
      <div class="going" aria-hidden="true"></div>
    }
    @if (trouble.lostAddress(); as address) {
      <main class="pijar-opening">
        <h1>{{ 'kit.error.line' | transloco }}</h1>
        <p>{{ 'shell.lost.text' | transloco }}</p>
        <a class="pijar-button pijar-button--primary" [href]="address">
          {{ 'kit.error.retry' | transloco }}
        </a>
      </main>
    }
    <router-outlet />
  `,
  styles: `
    /* A line of light while the next page is on its way; nobody sees it when the way is short. */
    .going {
      position: fixed;
      inset: 0 0 auto;
      z-index: 60;
      height: 3px;
      background: var(--ember);
      transform-origin: left;
      animation: going 4s 250ms var(--ease) both;
    }
    @keyframes going {
      from {
        transform: scaleX(0);
      }
      to {
        transform: scaleX(0.92);
      }
    }
  `,
})
export class App {
  readonly #router = inject(Router);
  protected readonly trouble = inject(NavigationTrouble);
  protected readonly isGoing = computed(() => this.#router.currentNavigation() !== null);
}
