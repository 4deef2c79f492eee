import { Component, computed, effect, input, resource } from '@angular/core';
import { Icon } from '@pijar/shared/web';

/** A photo or a voice note that lies on this device, to look at or to hear. */
@Component({
  selector: 'pijar-kept-bytes',
  imports: [Icon],
  template: `
    @if (address(); as src) {
      @if (kind() === 'photo') {
        <img decoding="async" [src]="src" [alt]="name()" />
      } @else {
        <audio controls preload="metadata" [src]="src" [attr.aria-label]="name()"></audio>
      }
    } @else {
      <pijar-icon [name]="kind() === 'photo' ? 'picture' : 'mic'" />
    }
  `,
  styles: `
    :host {
      display: grid;
      place-items: center;
      min-width: 3.5rem;
      min-height: 3.5rem;
      border-radius: var(--radius-s);
      background: var(--sunk);
      color: var(--ink-soft);
      overflow: hidden;
    }
    img {
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
    audio {
      width: 100%;
      min-width: 12rem;
    }
  `,
})
export class KeptBytes {
  readonly kind = input.required<string>();
  readonly name = input.required<string>();
  readonly bytes = input.required<() => Promise<Blob | undefined>>();
  readonly #asked = resource({ params: this.bytes, loader: ({ params }) => params() });
  readonly #bytes = computed(() => (this.#asked.hasValue() ? this.#asked.value() : undefined));
  protected readonly address = computed(() => {
    const bytes = this.#bytes();
    return bytes && URL.createObjectURL(bytes);
  });

  constructor() {
    effect((onCleanup) => {
      const address = this.address();
      onCleanup(() => address && URL.revokeObjectURL(address));
    });
  }
}
