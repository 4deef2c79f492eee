import {
  Component,
  DestroyRef,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  AgoPipe,
  ApiClient,
  Field,
  FieldInput,
  ProblemText,
  problemOf,
  resourceOf,
} from '@pijar/shared/web';
import {
  ReviewNotes,
  listReviewNotes,
  maxReviewNote,
  saveReviewNote,
} from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';

const QUIET_MS = 1_200;

/** What reviewers tell each other about a piece of work: the others' notes, and one's own, which saves itself. */
@Component({
  selector: 'pijar-review-notes',
  imports: [TranslocoDirective, AgoPipe, Field, FieldInput],
  template: `
    @if (notes.hasValue()) {
      <details *transloco="let t" [open]="theirs().length > 0">
        <summary>
          {{ t('submissionsDesk.notes.heading') }}
          @if (count() > 0) {
            <span class="pijar-numbers">({{ count() }})</span>
          }
        </summary>
        @for (note of theirs(); track note.author.id) {
          <p>
            <strong>{{ note.author.name }}</strong>
            <span class="pijar-soft pijar-small">{{ note.updatedAt | pijarAgo }}</span><br />
            {{ note.text }}
          </p>
        }
        <pijar-field
          [label]="t('submissionsDesk.notes.mine')"
          [hint]="t('submissionsDesk.notes.hint')"
          [error]="problem()"
        >
          <textarea
            pijarInput
            #text
            rows="2"
            [attr.maxlength]="longest"
            [value]="mine()"
            (input)="write(text.value)"
            (blur)="save()"
          ></textarea>
        </pijar-field>
        <p class="pijar-soft pijar-small" role="status">
          {{ t('submissionsDesk.notes.' + (isSaved() ? (mine() ? 'saved' : 'blank') : 'unsaved')) }}
        </p>
      </details>
    }
  `,
  styles: `
    details {
      padding: var(--space-2) var(--space-4);
      border: 1px dashed var(--line);
      border-radius: var(--radius-m);
      background: var(--surface);
      font-size: var(--text-sm);
    }
    details[open] {
      padding-bottom: var(--space-3);
    }
    summary {
      min-height: 2rem;
      font-weight: 650;
      cursor: pointer;
    }
    p {
      margin: 0 0 var(--space-2);
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    p:last-child {
      margin: var(--space-1) 0 0;
    }
    textarea.pijar-input {
      min-height: 4rem;
      font-size: var(--text-sm);
    }
  `,
})
export class ReviewNotesPanel {
  readonly submissionId = input.required<string>();

  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSaving = false;
  protected readonly longest = maxReviewNote;
  protected readonly notes = resourceOf(listReviewNotes, () => ({
    params: { submissionId: this.submissionId() },
  }));
  readonly #known = linkedSignal<ReviewNotes>(() =>
    this.notes.hasValue() ? this.notes.value() : { items: [] },
  );
  readonly #kept = computed(() => this.#known().items.find(({ isMine }) => isMine));
  /** What I typed; until then what the server has. */
  readonly #typed = signal<string | null>(null);
  protected readonly mine = computed(() => this.#typed() ?? this.#kept()?.text ?? '');
  protected readonly theirs = computed(() => this.#known().items.filter(({ isMine }) => !isMine));
  protected readonly count = computed(() => this.#known().items.length);
  protected readonly isSaved = computed(() => this.mine().trim() === (this.#kept()?.text ?? ''));
  protected readonly problem = signal<string | null>(null);

  constructor() {
    inject(DestroyRef).onDestroy(() => void this.save());
  }

  protected write(text: string): void {
    this.#typed.set(text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), QUIET_MS);
  }

  protected async save(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.isSaved() || this.#isSaving) return;
    this.#isSaving = true;
    try {
      const body = { text: this.mine().trim(), version: this.#kept()?.version ?? 0 };
      const params = { submissionId: this.submissionId() };
      this.#known.set(await firstValueFrom(this.#api.call(saveReviewNote, { params, body })));
      this.problem.set(null);
    } catch (error) {
      const { kind, problem } = problemOf(error);
      // Another tab of mine was faster: its words are the base now, and what stands here goes over them with the next pause.
      if (kind === 'note-changed') this.#known.set(problem.current as ReviewNotes);
      this.problem.set(this.#problems.of(error));
    } finally {
      this.#isSaving = false;
    }
  }
}
