import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Card, Icon, Words } from '@pijar/shared/web';
import { savedWords } from './saved-words';
import { SavedList } from './saved-list';

/** On Saya: the way to what lies on this phone. */
@Component({
  selector: 'pijar-storage-link',
  imports: [RouterLink, TranslocoPipe, Card, Icon],
  template: `
    @if (isSpoken()) {
      <pijar-card>
        <a routerLink="/saya/penyimpanan">
          <pijar-icon name="download" [size]="24" />
          <span class="words">
            <strong>{{ 'learningSaved.title' | transloco }}</strong>
            <span class="pijar-small pijar-soft">
              {{ 'learningSaved.count' | transloco: { count: saved.modules().length } }}
            </span>
          </span>
          <pijar-icon name="next" [size]="20" />
        </a>
      </pijar-card>
    }
  `,
  styles: `
    a {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      min-height: var(--target);
      color: inherit;
      text-decoration: none;
    }
    .words {
      display: grid;
      flex: 1;
    }
  `,
})
export class StorageLink {
  protected readonly isSpoken = signal(false);
  protected readonly saved = inject(SavedList);

  constructor() {
    void inject(Words)
      .learn('learningSaved', savedWords)
      .then(() => this.isSpoken.set(true))
      .catch(() => undefined);
  }
}
