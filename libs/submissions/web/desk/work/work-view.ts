import { Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { FileSizePipe, Icon } from '@pijar/shared/web';
import { AttemptView, Marks } from '@pijar/submissions/contracts';
import { contentOf } from '../../work/file-address';
import { AudioPlayer } from '../../voice/audio-player';
import { PdfView } from './pdf-view';
import { PhotoGrid } from './photo-grid';

const PDF = 'application/pdf';

/** One attempt as a reviewer looks at it: large photos, sound, text, documents in place. */
@Component({
  selector: 'pijar-work-view',
  imports: [TranslocoDirective, FileSizePipe, Icon, AudioPlayer, PdfView, PhotoGrid],
  templateUrl: './work-view.html',
  styleUrl: './work-view.css',
})
export class WorkView {
  readonly attempt = input.required<Pick<AttemptView, 'files' | 'links' | 'text'>>();
  /** Over its photos. */
  readonly marks = input<Marks>([]);
  readonly canMark = input(false);
  readonly marked = output<Marks>();

  protected readonly photos = computed(() => this.#files('photo'));
  protected readonly voices = computed(() => this.#files('voice'));
  protected readonly pdfs = computed(() =>
    this.#files('document').filter(({ type }) => type === PDF),
  );
  protected readonly documents = computed(() =>
    this.#files('document').filter(({ type }) => type !== PDF),
  );
  protected readonly contentOf = contentOf;

  #files(kind: 'photo' | 'voice' | 'document') {
    return this.attempt().files.filter((file) => file.kind === kind);
  }
}
