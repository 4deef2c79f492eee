import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { MarkColour } from '@pijar/submissions/contracts';
import { Icon } from '@pijar/shared/web';
import { Marker } from './marker';

const COLOURS: readonly MarkColour[] = ['red', 'yellow', 'blue'];

/** What a photo is marked with. */
@Component({
  selector: 'pijar-mark-tools',
  imports: [TranslocoDirective, Icon],
  template: `
    <div *transloco="let t" role="toolbar" [attr.aria-label]="t('submissionsDesk.lightbox.tools')">
      <button
        type="button"
        [attr.aria-pressed]="marker().tool() === 'hand'"
        (click)="marker().take('hand')"
      >
        {{ t('submissionsDesk.lightbox.hand') }}
      </button>
      @for (colour of colours; track colour) {
        <button
          type="button"
          [attr.aria-pressed]="marker().tool() === 'pen' && marker().colour() === colour"
          [attr.aria-label]="t('submissionsDesk.lightbox.pen.' + colour)"
          (click)="marker().take('pen', colour)"
        >
          <pijar-icon name="edit" [size]="18" /> <i [class]="colour" aria-hidden="true"></i>
        </button>
      }
      <button type="button" [attr.aria-pressed]="marker().tool() === 'note'" (click)="noted.emit()">
        <pijar-icon name="chat" [size]="18" /> {{ t('submissionsDesk.lightbox.note') }}
      </button>
      <span></span>
      <button type="button" [disabled]="!marker().canUndo()" (click)="marker().undo()">
        {{ t('submissionsDesk.lightbox.undo') }}
      </button>
      <button
        type="button"
        [disabled]="marker().on().strokes.length + marker().on().notes.length === 0"
        (click)="marker().clear()"
      >
        {{ t('submissionsDesk.lightbox.clear') }}
      </button>
    </div>
  `,
  styles: `
    div {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1);
    }
    span {
      flex: 0 0 var(--space-3);
    }
    button {
      display: inline-flex;
      align-items: center;
      gap: var(--space-1);
      min-height: 2.75rem;
      padding-inline: var(--space-3);
      border: 1px solid transparent;
      border-radius: var(--radius-pill);
      background: transparent;
      color: inherit;
      font-size: var(--text-sm);
      font-weight: 650;
    }
    button:hover {
      background: color-mix(in srgb, white 16%, transparent);
    }
    button[aria-pressed='true'] {
      border-color: white;
      background: color-mix(in srgb, white 22%, transparent);
    }
    button:disabled {
      opacity: 0.45;
    }
    button:focus-visible {
      outline-color: var(--ember);
    }
    i {
      width: 1.1rem;
      height: 1.1rem;
      border: 2px solid white;
      border-radius: 50%;
    }
    .red {
      background: #d5152c;
    }
    .yellow {
      background: #ffd60a;
    }
    .blue {
      background: #1a5fd0;
    }
  `,
})
export class MarkTools {
  readonly marker = input.required<Marker>();
  /** Somebody wants to pin a note. */
  readonly noted = output<void>();
  protected readonly colours = COLOURS;
}
