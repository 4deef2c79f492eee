import { NgComponentOutlet } from '@angular/common';
import { Component, computed, input, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { FileView } from '@pijar/submissions/contracts';

/**
 * The photos or the voice note of a message. What shows them is fetched when there are some; `@defer` would bring its own machinery
 * into everybody's first load.
 */
@Component({
  selector: 'pijar-message-files',
  imports: [NgComponentOutlet, TranslocoDirective],
  template: `
    @if (sent.error() || kept.error()) {
      <p *transloco="let t">{{ t('mentoring.files.later') }}</p>
    }
    @if (sent.hasValue()) {
      <ng-container *ngComponentOutlet="sent.value(); inputs: sentInputs()" />
    }
    @if (kept.hasValue()) {
      <ng-container *ngComponentOutlet="kept.value(); inputs: keptInputs()" />
    }
  `,
  styles: `
    :host {
      display: block;
      min-height: 3.75rem;
    }
    p {
      margin: 0;
      color: var(--ink-soft);
      font-style: italic;
    }
  `,
})
export class MessageFiles {
  /** With the server. */
  readonly files = input<readonly FileView[]>([]);
  /** On this phone. */
  readonly itemIds = input<readonly string[]>([]);
  protected readonly sentInputs = computed(() => ({ files: this.files() }));
  protected readonly keptInputs = computed(() => ({ itemIds: this.itemIds() }));
  protected readonly sent = resource({
    params: () => this.files().length > 0 || undefined,
    loader: () => import('./index').then((m) => m.SentFiles),
  });
  protected readonly kept = resource({
    params: () => this.itemIds().length > 0 || undefined,
    loader: () => import('./index').then((m) => m.KeptFiles),
  });
}
