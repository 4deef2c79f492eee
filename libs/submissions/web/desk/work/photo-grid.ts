import { Component, computed, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { FileView } from '@pijar/submissions/contracts';
import { contentOf, previewOf } from '../../work/file-address';
import { Lightbox } from './lightbox';

/** Photos, the first one large; each opens in the lightbox. */
@Component({
  selector: 'pijar-photo-grid',
  imports: [TranslocoDirective, Lightbox],
  template: `
    <ng-container *transloco="let t">
      <ul class="pijar-list">
        @for (photo of photos(); track photo.id) {
          <li>
            <button
              type="button"
              [attr.aria-label]="
                t('submissionsDesk.work.open', { number: $index + 1, count: $count })
              "
              (click)="openAt.set($index)"
            >
              <img decoding="async" alt="" [src]="$first ? contentOf(photo) : previewOf(photo)" />
            </button>
          </li>
        }
      </ul>
      <pijar-lightbox [photos]="addresses()" [openAt]="openAt()" (closed)="openAt.set(null)" />
    </ng-container>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(10rem, 45%), 1fr));
      gap: var(--space-2);
    }
    li:first-child {
      grid-column: 1 / -1;
    }
    button {
      display: block;
      width: 100%;
      padding: 0;
      border: 0;
      border-radius: var(--radius-s);
      background: var(--sunk);
      overflow: hidden;
      cursor: zoom-in;
    }
    img {
      display: block;
      width: 100%;
      aspect-ratio: 4 / 3;
      object-fit: cover;
    }
    li:first-child img {
      aspect-ratio: auto;
      min-height: 12rem;
      max-height: min(26rem, 60dvh);
      object-fit: contain;
    }
  `,
})
export class PhotoGrid {
  readonly photos = input.required<readonly FileView[]>();
  /** Place of the photo that is open in the lightbox. */
  protected readonly openAt = signal<number | null>(null);
  protected readonly addresses = computed(() => this.photos().map(contentOf));
  protected readonly contentOf = contentOf;
  protected readonly previewOf = previewOf;
}
