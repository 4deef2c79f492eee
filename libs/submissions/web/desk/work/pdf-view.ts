import { Component, DOCUMENT, computed, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@pijar/shared/web';
import { FileView } from '@pijar/submissions/contracts';
import { contentOf } from '../../work/file-address';

/** A PDF in place where the browser can show it; elsewhere (most phones) the way to open it. */
@Component({
  selector: 'pijar-pdf-view',
  imports: [TranslocoDirective, Icon],
  template: `
    <figure *transloco="let t">
      <figcaption>
        <span>{{ file().name }}</span>
        <a class="pijar-button pijar-button--quiet" target="_blank" rel="noopener" [href]="link()">
          <pijar-icon name="share" [size]="18" /> {{ t('submissionsDesk.work.openPdf') }}
        </a>
      </figcaption>
      @if (canShow) {
        <iframe loading="lazy" [src]="address()" [title]="file().name"></iframe>
      }
    </figure>
  `,
  styles: `
    figure {
      margin: 0;
      border: 1px solid var(--line);
      border-radius: var(--radius-s);
      background: var(--surface);
      overflow: hidden;
    }
    figcaption {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-2);
      padding: var(--space-1) var(--space-1) var(--space-1) var(--space-3);
      font-weight: 650;
      overflow-wrap: anywhere;
    }
    iframe {
      display: block;
      width: 100%;
      height: min(40rem, 70dvh);
      border: 0;
      border-top: 1px solid var(--line);
      background: var(--sunk);
    }
  `,
})
export class PdfView {
  readonly #sanitizer = inject(DomSanitizer);
  readonly file = input.required<FileView>();
  protected readonly canShow = inject(DOCUMENT).defaultView?.navigator.pdfViewerEnabled ?? false;
  protected readonly link = computed(() => contentOf(this.file()));
  /** Safe: an address of our own API, made of the file's id. */
  protected readonly address = computed(() =>
    this.#sanitizer.bypassSecurityTrustResourceUrl(this.link()),
  );
}
