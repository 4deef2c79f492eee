import { Component, computed, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { FileSizePipe, Icon } from '@pijar/shared/web';
import { AttemptView } from '@pijar/submissions/contracts';
import { contentOf, previewOf } from './file-address';

/** What was handed in, as the participant sees it again: small pictures that open large, sound, words, links. */
@Component({
  selector: 'pijar-attempt-work',
  imports: [TranslocoDirective, FileSizePipe, Icon],
  templateUrl: './attempt-work.html',
  styleUrl: './attempt-work.css',
})
export class AttemptWork {
  readonly attempt = input.required<Pick<AttemptView, 'text' | 'links' | 'files'>>();

  protected readonly photos = computed(() => this.#ofKind('photo'));
  protected readonly voices = computed(() => this.#ofKind('voice'));
  protected readonly documents = computed(() => this.#ofKind('document'));
  /** What could not be shown or heard: not on this phone, and no signal. */
  protected readonly absent = signal<ReadonlySet<string>>(new Set());
  protected readonly contentOf = contentOf;
  protected readonly previewOf = previewOf;

  protected miss(fileId: string): void {
    this.absent.update((before) => new Set(before).add(fileId));
  }

  #ofKind(kind: 'photo' | 'voice' | 'document') {
    return this.attempt().files.filter((file) => file.kind === kind);
  }
}
