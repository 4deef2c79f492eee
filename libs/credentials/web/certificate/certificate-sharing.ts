import { DOCUMENT, Injectable, inject } from '@angular/core';

/** Hands a text with a link to the phone's own share sheet, or to WhatsApp where there is none. */
@Injectable({ providedIn: 'root' })
export class CertificateSharing {
  readonly #window = inject(DOCUMENT).defaultView!;

  async share(text: string, url: string): Promise<void> {
    const { navigator } = this.#window;
    if (!navigator.share) {
      this.#window.open(
        `https://wa.me/?text=${encodeURIComponent(`${text} ${url}`)}`,
        '_blank',
        'noopener',
      );
      return;
    }
    try {
      await navigator.share({ text, url });
    } catch {
      // She closed the sheet, or the phone could not open it; nothing was lost.
    }
  }
}
