import {
  DOCUMENT,
  EnvironmentProviders,
  Injectable,
  inject,
  makeEnvironmentProviders,
  ɵSHARED_STYLES_HOST as SHARED_STYLES_HOST,
} from '@angular/core';

interface Sheet {
  sheet: CSSStyleSheet;
  users: number;
}

/**
 * Gives component styles to the document as adopted style sheets instead of `<style>` elements, so that the
 * strict `style-src 'self'` holds without a nonce: index.html stays one static, cacheable file.
 * Replaces an internal of Angular by its own name; the browser check of the content policy guards it.
 */
@Injectable()
export class AdoptedStylesHost {
  readonly #document = inject(DOCUMENT);
  readonly #sheets = new Map<string, Sheet>();

  addStyles(styles: string[]): void {
    for (const text of styles) {
      const known = this.#sheets.get(text);
      if (known) {
        known.users++;
        continue;
      }
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      this.#sheets.set(text, { sheet, users: 1 });
      this.#document.adoptedStyleSheets.push(sheet);
    }
  }

  removeStyles(styles: string[]): void {
    for (const text of styles) {
      const known = this.#sheets.get(text);
      if (!known || --known.users > 0) continue;
      this.#sheets.delete(text);
      this.#document.adoptedStyleSheets = this.#document.adoptedStyleSheets.filter(
        (sheet) => sheet !== known.sheet,
      );
    }
  }

  /** Shadow roots are not used in this product: there is one host, the document. */
  addHost(): void {}

  removeHost(): void {}
}

export function provideAdoptedStyles(): EnvironmentProviders {
  return makeEnvironmentProviders([
    AdoptedStylesHost,
    { provide: SHARED_STYLES_HOST, useExisting: AdoptedStylesHost },
  ]);
}
