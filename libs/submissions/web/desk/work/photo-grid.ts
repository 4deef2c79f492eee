import { Component, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { FileView, Marks } from '@pijar/submissions/contracts';
import { MarkedPhoto } from '../../media/marks/marked-photo';
import { isUnmarked, marksOn } from '../../media/marks/marking';
import { photoOf, smallPhotoOf } from '../../media/marks/photo-of';
import { contentOf, previewOf } from '../../work/file-address';
import { Lightbox } from './lightbox';

/** Photos, the first one large; each opens in the lightbox. */
@Component({
  selector: 'pijar-photo-grid',
  imports: [TranslocoDirective, Lightbox, MarkedPhoto],
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
              @if (marksOn(marks(), photo.id); as on) {
                @if (isUnmarked(on)) {
                  <img
                    decoding="async"
                    alt=""
                    [src]="$first ? contentOf(photo) : previewOf(photo)"
                  />
                } @else {
                  <pijar-marked-photo
                    [photo]="$first ? photoOf(photo) : smallPhotoOf(photo)"
                    [marks]="on"
                    [label]="t('submissionsDesk.work.marked')"
                    [scale]="$first ? photoOf(photo).width / 520 : null"
                  />
                }
              }
            </button>
          </li>
        }
      </ul>
      @if (canMark()) {
        <p class="pijar-soft pijar-small">{{ t('submissionsDesk.work.howToMark') }}</p>
      }
      <pijar-lightbox
        [photos]="photos()"
        [openAt]="openAt()"
        [marks]="marks()"
        [canMark]="canMark()"
        (marked)="marked.emit($event)"
        (closed)="openAt.set(null)"
      />
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
    pijar-marked-photo {
      width: 100%;
      aspect-ratio: 4 / 3;
    }
    li:first-child pijar-marked-photo {
      aspect-ratio: auto;
      height: min(26rem, 60dvh);
    }
    p {
      margin: var(--space-1) 0 0;
    }
  `,
})
export class PhotoGrid {
  readonly photos = input.required<readonly FileView[]>();
  readonly marks = input<Marks>([]);
  readonly canMark = input(false);
  readonly marked = output<Marks>();
  /** Place of the photo that is open in the lightbox. */
  protected readonly openAt = signal<number | null>(null);
  protected readonly photoOf = photoOf;
  protected readonly smallPhotoOf = smallPhotoOf;
  protected readonly marksOn = marksOn;
  protected readonly isUnmarked = isUnmarked;
  protected readonly contentOf = contentOf;
  protected readonly previewOf = previewOf;
}
