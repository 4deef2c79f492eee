import { Component, ElementRef, computed, input, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@pijar/shared/web';
import { FileView, MarkedPhoto as Marking } from '@pijar/submissions/contracts';
import { MarkedPhoto } from './marked-photo';
import { photoOf, smallPhotoOf } from './photo-of';
import { PhotoStage } from './photo-stage';

/** A photo of hers with the coach's marks; tapped it fills the screen. The notes stand below as text, by their numbers. */
@Component({
  selector: 'pijar-marked-photo-card',
  imports: [TranslocoDirective, Icon, MarkedPhoto, PhotoStage],
  template: `
    <ng-container *transloco="let t">
      <button
        type="button"
        class="small"
        [attr.aria-label]="t('submissionsMedia.marks.open', { number: number() })"
        (click)="open()"
      >
        <pijar-marked-photo
          [photo]="small()"
          [marks]="marks()"
          [label]="label(t)"
          (absent)="isAbsent.set(true)"
        />
      </button>
      @if (isAbsent()) {
        <p class="pijar-small pijar-soft">{{ t('submissionsMedia.absent') }}</p>
      }
      @if (marks().notes.length > 0) {
        <ol>
          @for (note of marks().notes; track $index) {
            <li>{{ note.text }}</li>
          }
        </ol>
      }
      <dialog #dialog [attr.aria-label]="label(t)" (close)="isOpen.set(false)">
        @if (isOpen()) {
          <div class="tools">
            <button
              type="button"
              [attr.aria-label]="t('submissionsMedia.marks.smaller')"
              (click)="stage()?.zoom(1 / 1.5)"
            >
              <b aria-hidden="true">−</b>
            </button>
            <button
              type="button"
              [attr.aria-label]="t('submissionsMedia.marks.larger')"
              (click)="stage()?.zoom(1.5)"
            >
              <pijar-icon name="add" />
            </button>
            <button
              type="button"
              [attr.aria-label]="t('submissionsMedia.marks.close')"
              (click)="dialog.close()"
            >
              <pijar-icon name="close" />
            </button>
          </div>
          <pijar-photo-stage [photo]="full()" [marks]="marks()" [label]="label(t)" />
          @if (marks().notes.length > 0) {
            <ol>
              @for (note of marks().notes; track $index) {
                <li>{{ note.text }}</li>
              }
            </ol>
          }
        }
      </dialog>
    </ng-container>
  `,
  styleUrl: './marked-photo-card.css',
})
export class MarkedPhotoCard {
  readonly file = input.required<FileView>();
  readonly marks = input.required<Marking>();
  /** Which of the photos that she sent. */
  readonly number = input.required<number>();

  protected readonly isOpen = signal(false);
  protected readonly isAbsent = signal(false);
  protected readonly stage = viewChild(PhotoStage);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly full = computed(() => photoOf(this.file()));
  /** The small picture costs little; its size is that of the photo, so that nothing moves when it comes. */
  protected readonly small = computed(() => smallPhotoOf(this.file()));

  protected label(say: (key: string, words: object) => string): string {
    const { strokes, notes } = this.marks();
    return say('submissionsMedia.marks.label', {
      number: this.number(),
      strokes: strokes.length,
      notes: notes.length,
    });
  }

  protected open(): void {
    this.isOpen.set(true);
    this.dialog().nativeElement.showModal();
  }
}
