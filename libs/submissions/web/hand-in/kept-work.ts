import { Component, DestroyRef, computed, inject, input, resource, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon, Phone } from '@pijar/shared/web';
import { FILES, WORDS, filesOf, type KeptWords } from '@pijar/submissions/phone';

interface KeptFileLink {
  name: string;
  address: string;
}

/** Work that lies on this phone and cannot be sent now, to take along: its words, and its files one by one. */
@Component({
  selector: 'pijar-kept-work',
  imports: [TranslocoDirective, Icon],
  template: `
    <section *transloco="let t" [attr.aria-label]="t('submissions.kept.heading')">
      <h3>{{ t('submissions.kept.heading') }}</h3>
      <p>{{ t('submissions.kept.text') }}</p>
      @if (text()) {
        <blockquote>{{ text() }}</blockquote>
        <button type="button" class="pijar-button" (click)="take()">
          {{ t('submissions.kept.' + (canShare ? 'share' : 'copy')) }}
        </button>
        <p role="status">
          @if (isCopied()) {
            {{ t('submissions.kept.copied') }}
          }
        </p>
      }
      @for (file of files(); track file.address) {
        <a class="pijar-button" [href]="file.address" [download]="file.name">
          <pijar-icon name="download" [size]="20" />
          {{ t('submissions.kept.save', { name: file.name }) }}
        </a>
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-3);
      padding: var(--space-4);
      border-radius: var(--radius-l);
      background: var(--warn-soft);
    }
    h3,
    p,
    blockquote {
      margin: 0;
    }
    p:empty {
      display: none;
    }
    blockquote {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class KeptWork {
  /** `membership/step`. */
  readonly work = input.required<string>();

  readonly #phone = inject(Phone);
  protected readonly canShare = typeof navigator.share === 'function';
  protected readonly isCopied = signal(false);
  readonly #kept = resource({
    params: () => this.work(),
    loader: async ({ params: work }) => {
      const shelves = await this.#phone.shelves();
      if (!shelves) return { text: '', files: [] };
      const words = await shelves.get<KeptWords>(WORDS, work);
      const rows = (await filesOf(shelves, work)).filter(({ item }) => item.isHere);
      const files = await Promise.all(
        rows.map(async ({ item }) => {
          const bytes = await shelves.file(FILES, item.id, item.type);
          return bytes && { name: item.name, address: URL.createObjectURL(bytes) };
        }),
      );
      const written = words ? [words.written.text, ...words.written.links] : [];
      const text = written.filter((line) => line.trim() !== '').join('\n');
      return { text, files: files.filter((file): file is KeptFileLink => file !== undefined) };
    },
  });
  protected readonly text = computed(() => (this.#kept.hasValue() ? this.#kept.value().text : ''));
  protected readonly files = computed(() =>
    this.#kept.hasValue() ? this.#kept.value().files : [],
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      for (const { address } of this.files()) URL.revokeObjectURL(address);
    });
  }

  protected async take(): Promise<void> {
    if (this.canShare) {
      // She closed the list of apps: nothing to say.
      await navigator.share({ text: this.text() }).catch(() => undefined);
      return;
    }
    await navigator.clipboard.writeText(this.text());
    this.isCopied.set(true);
  }
}
