import { Component, computed, inject, input, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Phone, Words } from '@pijar/shared/web';
import { FILES, type KeptFile } from '@pijar/submissions/phone';
import { mentoringWords } from '../../words';
import { KeptBytes } from './kept-bytes';

/** The files of a message that lies on this phone; where the server did not take one, why. Brings its own words. */
@Component({
  selector: 'pijar-kept-files',
  imports: [KeptBytes, TranslocoDirective],
  template: `
    @if (found(); as files) {
      <ul class="pijar-list" *transloco="let t">
        @for (file of files; track file.id) {
          <li>
            <pijar-kept-bytes
              [kind]="file.kind"
              [name]="t('mentoring.files.' + file.kind, { number: $index + 1 })"
              [bytes]="file.bytes"
            />
            @if (file.refusal; as words) {
              <p>{{ words }}</p>
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
      margin-block: var(--space-1);
    }
    pijar-kept-bytes:has(img) {
      width: 7rem;
      height: 7rem;
    }
    p {
      margin: 0;
      max-width: 12rem;
      color: var(--bad);
      font-size: var(--text-sm);
    }
  `,
})
export class KeptFiles {
  readonly itemIds = input.required<readonly string[]>();
  readonly #phone = inject(Phone);
  readonly #words = inject(Words);
  readonly #asked = resource({
    params: this.itemIds,
    loader: ({ params }) => this.#find(params),
  });
  protected readonly found = computed(() =>
    this.#asked.hasValue() ? this.#asked.value() : undefined,
  );

  async #find(itemIds: readonly string[]) {
    await this.#words.learn('mentoring', mentoringWords);
    const shelves = await this.#phone.shelves();
    const kept = await Promise.all(itemIds.map((id) => shelves?.get<KeptFile>(FILES, id)));
    return Promise.all(
      kept
        .flatMap((file) => file?.item ?? [])
        .map(async ({ id, kind, type, place }) => ({
          ...{ id, kind },
          bytes: async () => shelves?.file(FILES, id, type),
          refusal: place.at === 'refused' ? await this.#why(place.refusal) : null,
        })),
    );
  }

  /** In the words of handing in, which are fetched for it. */
  async #why(refusal: string): Promise<string> {
    const { submissionsWords } = await import('@pijar/submissions/carry');
    await this.#words.learn('submissions', submissionsWords);
    return this.#words.say(`submissions.refusal.${refusal}`);
  }
}
