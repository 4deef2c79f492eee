import { NgComponentOutlet } from '@angular/common';
import {
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter } from 'rxjs';
import { ConnectionWords } from '../kit/connection-words';
import { Icon } from '../kit/icon';
import { confirmationOutlet, toastOutlet } from '../kit/outlets';
import { Help } from '../shell/help';
import { Logo } from '../shell/logo';
import { PageFocus } from '../shell/page-focus';
import { Place, SHELL_PERSON, placesFor } from '../shell/place';
import { ShellBell } from '../shell/shell-bell';
import { SkipLink } from '../shell/skip-link';
import { PersonMenu } from './person-menu';
import { StaffTheme } from './staff-theme';

/** Around the pages of staff: a rail on a wide screen, a drawer on a phone. Brings Material's tokens. */
@Component({
  selector: 'pijar-staff-shell',
  imports: [
    RouterOutlet,
    RouterLink,
    TranslocoPipe,
    Icon,
    Logo,
    Help,
    SkipLink,
    PersonMenu,
    ShellBell,
    StaffTheme,
    ConnectionWords,
    NgComponentOutlet,
  ],
  template: `
    <pijar-staff-theme />
    <pijar-skip-link />
    <header class="top">
      <button
        type="button"
        class="pijar-button pijar-button--icon"
        aria-controls="pijar-rail"
        [attr.aria-expanded]="isOpen()"
        [attr.aria-label]="(isOpen() ? 'kit.close' : 'shell.menu') | transloco"
        (click)="isOpen.set(!isOpen())"
      >
        <pijar-icon [name]="isOpen() ? 'close' : 'menu'" />
      </button>
      <pijar-logo />
      <pijar-connection-words role="status" />
      <pijar-shell-bell />
    </header>
    <aside id="pijar-rail" [class.open]="isOpen()" (keydown.escape)="isOpen.set(false)">
      <div class="brand">
        <pijar-logo />
        <pijar-connection-words role="status" />
        <span class="bell"><pijar-shell-bell /></span>
      </div>
      <nav #rail [attr.aria-label]="'shell.places' | transloco">
        @for (place of shown(); track place.path) {
          <a
            [routerLink]="place.path"
            [class.here]="place === here()"
            [attr.aria-current]="place === here() ? 'page' : null"
          >
            <pijar-icon [name]="place.icon" [size]="22" />
            {{ place.label | transloco }}
          </a>
        }
      </nav>
      <pijar-help />
      <pijar-person-menu />
    </aside>
    <main><router-outlet /></main>
    <div role="status"><ng-container *ngComponentOutlet="toasts()" /></div>
    <ng-container *ngComponentOutlet="confirmation()" />
  `,
  styleUrl: './staff-shell.css',
})
export class StaffShell {
  /** From the route's data. */
  readonly places = input<readonly Place[]>([]);
  readonly #person = inject(SHELL_PERSON);
  protected readonly shown = computed(() => placesFor(this.places(), this.#person()?.roles ?? []));
  protected readonly isOpen = signal(false);
  protected readonly confirmation = confirmationOutlet();
  protected readonly toasts = toastOutlet();
  private readonly rail = viewChild.required<ElementRef<HTMLElement>>('rail');
  readonly #router = inject(Router);
  readonly #address = signal(this.#router.url);
  /**
   * One place only: of /pendamping and /pendamping/hari the one that says more. None, where that one is not hers: an officer who
   * comes to a coach's page from her own is not in the queue.
   */
  protected readonly here = computed(() => {
    const [address] = this.#address().split(/[?#]/);
    return this.places()
      .filter(({ path }) => `${address}/`.startsWith(`${path}/`))
      .sort((one, other) => other.path.length - one.path.length)[0];
  });

  constructor() {
    inject(PageFocus);
    // A low window shows only some of the places: where she is among them.
    afterRenderEffect((atEnd) => {
      const here = this.shown().findIndex((place) => place === this.here());
      const rail = this.rail().nativeElement;
      const resized = new ResizeObserver(() => {
        const { offsetTop = 0, offsetHeight = 0 } = rail.querySelectorAll('a')[here] ?? {};
        rail.scrollTop = Math.max(0, offsetTop + offsetHeight - rail.clientHeight);
      });
      resized.observe(rail);
      atEnd(() => resized.disconnect());
    });
    this.#router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(({ urlAfterRedirects }) => {
        this.#address.set(urlAfterRedirects);
        this.isOpen.set(false);
      });
  }
}
