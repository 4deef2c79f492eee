import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon, Words } from '@pijar/shared/web';
import type { FileView } from '@pijar/submissions/contracts';
import {
  AudioPlayer,
  Lightbox,
  contentOf,
  deskWords,
  mediaWords,
  previewOf,
} from '@pijar/submissions/look';
import { mentoringWords } from '../../words';

/** The files of a message that the server has: small photos that open over the whole screen, a voice to be heard. */
@Component({
  selector: 'pijar-sent-files',
  imports: [AudioPlayer, Icon, Lightbox, TranslocoDirective],
  template: `
    @if (isSpeaking()) {
      <ng-container *transloco="let t">
        @if (photos().length) {
          <ul class="pijar-list" [class.one]="photos().length === 1">
            @for (photo of photos(); track photo.id) {
              <li>
                <button
                  type="button"
                  [attr.aria-label]="
                    t('mentoring.files.open', { number: $index + 1, count: $count })
                  "
                  (click)="openAt.set($index)"
                >
                  @if (away().has(photo.id)) {
                    <pijar-icon name="picture" />
                  } @else {
                    <img
                      decoding="async"
                      alt=""
                      [src]="previewOf(photo)"
                      (error)="lose(photo.id)"
                    />
                  }
                </button>
              </li>
            }
          </ul>
          <pijar-lightbox [photos]="photos()" [openAt]="openAt()" (closed)="openAt.set(null)" />
        }
        @for (voice of voices(); track voice.id) {
          <pijar-audio-player [address]="contentOf(voice)" [name]="t('mentoring.files.voice')" />
        }
      </ng-container>
    }
  `,
  styles: `
    :host {
      display: block;
      min-height: 3.75rem;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 8.5rem));
      gap: var(--space-1);
      margin-block: var(--space-1);
    }
    .one {
      grid-template-columns: minmax(0, 16rem);
    }
    button {
      display: grid;
      place-items: center;
      width: 100%;
      aspect-ratio: 4 / 3;
      padding: 0;
      border: 0;
      border-radius: var(--radius-s);
      background: var(--sunk);
      color: var(--ink-soft);
      overflow: hidden;
      cursor: zoom-in;
    }
    img {
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
    pijar-audio-player {
      display: block;
      width: 19rem;
      max-width: 100%;
      margin-block: var(--space-1);
    }
  `,
})
export class SentFiles {
  readonly files = input.required<readonly FileView[]>();
  protected readonly photos = computed(() => this.#ofKind('photo'));
  protected readonly voices = computed(() => this.#ofKind('voice'));
  protected readonly openAt = signal<number | null>(null);
  protected readonly isSpeaking = signal(false);
  readonly #away = signal<ReadonlySet<string>>(new Set());
  /** Ids of photos that could not be fetched: without signal they are named, not shown broken. */
  protected readonly away = this.#away.asReadonly();
  protected readonly contentOf = contentOf;
  protected readonly previewOf = previewOf;

  constructor() {
    const words = inject(Words);
    const learnt = [
      words.learn('mentoring', mentoringWords),
      words.learn('submissionsDesk', deskWords),
      words.learn('submissionsMedia', mediaWords),
    ];
    void Promise.all(learnt).then(() => this.isSpeaking.set(true));
  }

  protected lose(id: string): void {
    this.#away.update((known) => new Set([...known, id]));
  }

  #ofKind(kind: 'photo' | 'voice'): FileView[] {
    return this.files().filter((file) => file.kind === kind);
  }
}
