import { Component, computed, input } from '@angular/core';

/** The first letters of a name on one of six calm colours; decorative, the name stands beside it. */
@Component({
  selector: 'pijar-avatar',
  template: '{{ initials() }}',
  host: { 'aria-hidden': 'true', '[class]': "'hue-' + hue()" },
  styles: `
    :host {
      display: inline-grid;
      place-items: center;
      flex: none;
      width: 2.5rem;
      height: 2.5rem;
      border-radius: 50%;
      background: #0e4a52;
      color: #fff;
      font-size: var(--text-sm);
      font-weight: 750;
    }
    :host(.hue-1) {
      background: #8a4312;
    }
    :host(.hue-2) {
      background: #3f5a2a;
    }
    :host(.hue-3) {
      background: #6b3551;
    }
    :host(.hue-4) {
      background: #2f4b7c;
    }
    :host(.hue-5) {
      background: #6a4b12;
    }
  `,
})
export class Avatar {
  readonly name = input.required<string>();
  protected readonly initials = computed(() => initialsOf(this.name()));
  protected readonly hue = computed(
    () => [...this.name()].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0) % 6,
  );
}

/** First letters of the first and last word, in whole characters. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)!] : words;
  return picked.map((word) => [...word][0].toLocaleUpperCase('id')).join('');
}
