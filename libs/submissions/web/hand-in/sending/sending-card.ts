import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Connection, Icon } from '@pijar/shared/web';
import { isOnItsWay } from '@pijar/submissions/phone';
import { HandInFiles } from '../files/hand-in-files';
import { ItemRow } from '../compose/item-row';
import { AttemptSender } from './attempt-sender';

const SETTLES_MS = 1_000;

/** After “Kirim” and before the receipt: where it is, in words, and that nothing more has to be done. */
@Component({
  selector: 'pijar-sending-card',
  imports: [TranslocoDirective, Icon, ItemRow],
  template: `
    <section *transloco="let t">
      <h2 #heading tabindex="-1">
        <pijar-icon [name]="word().startsWith('waitingSignal') ? 'noSignal' : 'send'" />
        {{ t('submissions.sending.' + word()) }}
      </h2>
      <p>
        {{ t('submissions.sending.' + text()) }}
      </p>
      @if (written()) {
        <p class="text">{{ written() }}</p>
      }
      @if (items().length > 0) {
        <ul class="pijar-list">
          @for (item of items(); track item.id) {
            <li>
              <pijar-item-row [item]="item" [number]="$index + 1" [canRemove]="false" />
            </li>
          }
        </ul>
      }
      @if (sender.state().phase === 'waiting') {
        <button
          type="button"
          class="pijar-button"
          [disabled]="!isSettled()"
          (click)="sender.takeBack()"
        >
          {{ t('submissions.sending.takeBack') }}
        </button>
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-3);
      padding: var(--space-4);
      border-radius: var(--radius-l);
      background: var(--ember-soft);
    }
    h2:focus {
      outline: none;
    }
    h2 {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      margin: 0;
      font-size: var(--text-lg);
      color: var(--ember-ink);
    }
    p {
      margin: 0;
    }
    ul {
      display: grid;
      gap: var(--space-2);
    }
    .text {
      white-space: pre-line;
      overflow-wrap: anywhere;
      display: -webkit-box;
      -webkit-line-clamp: 4;
      -webkit-box-orient: vertical;
      overflow: hidden;
    }
  `,
})
export class SendingCard {
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  readonly #connection = inject(Connection);
  readonly #files = inject(HandInFiles);
  protected readonly sender = inject(AttemptSender);
  /** The second tap of a hasty finger does not undo the first. */
  protected readonly isSettled = signal(false);

  readonly #attempt = computed(() => {
    const state = this.sender.state();
    return 'attempt' in state ? state.attempt : null;
  });
  protected readonly written = computed(() => this.#attempt()?.text ?? '');
  protected readonly items = computed(() => {
    const wanted = new Set(this.#attempt()?.itemIds);
    return this.#files.items().filter(({ id }) => wanted.has(id));
  });
  protected readonly text = computed(() =>
    this.sender.isOnlyOnPage() ? 'pageOnly' : `${this.word()}Text`,
  );
  protected readonly word = computed(() => {
    if (!this.sender.isLaid()) return 'laying';
    const { phase } = this.sender.state();
    if (phase === 'unsure' || phase === 'posting') return phase;
    if (!this.#connection.isOnline()) return 'waitingSignal';
    return this.items().some(isOnItsWay) ? 'waitingFiles' : 'posting';
  });

  constructor() {
    // The button that was pressed is gone: reading goes on here.
    afterNextRender(() => this.heading()?.nativeElement.focus());
    const settling = setTimeout(() => this.isSettled.set(true), SETTLES_MS);
    inject(DestroyRef).onDestroy(() => clearTimeout(settling));
  }
}
