import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  ApiClient,
  Dialog,
  ErrorState,
  Field,
  FieldInput,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
  problemOf,
  resourceOf,
} from '@pijar/shared/web';
import { previewReversal, reverseAcceptance } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { newId } from '../new-id';
import { reversalWords } from './words';

/** An officer takes an acceptance back; what that does to stage and certificate stands here before she presses. Brings its own words. */
@Component({
  selector: 'pijar-reversal-dialog',
  imports: [Dialog, ErrorState, Field, FieldInput, Skeleton, TranslocoDirective],
  templateUrl: './reversal-dialog.html',
  styleUrl: './reversal-dialog.css',
})
export class ReversalDialog {
  readonly submissionId = input.required<string>();
  /** Of the participant. */
  readonly name = input.required<string>();
  readonly closed = output<void>();
  readonly reversed = output<void>();

  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  /** One id for one act, however often it has to be sent. */
  readonly #reversalId = newId();
  readonly #params = computed(() => ({ submissionId: this.submissionId() }));
  protected readonly preview = resourceOf(previewReversal, () => ({ params: this.#params() }));
  protected readonly stayOpen = computed(() =>
    this.preview.hasValue()
      ? this.preview
          .value()
          .stayOpen.map(({ title }) => title)
          .join(', ')
      : '',
  );
  protected readonly cancel = computed(() => this.#words.say('kit.cancel'));
  protected readonly reason = signal('');
  protected readonly revokes = signal(false);
  protected readonly isChecked = signal(false);
  protected readonly isSpeaking = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly fault = signal('');

  constructor() {
    const words = this.#words.learn('submissionsReversal', reversalWords);
    void words.then(() => this.isSpeaking.set(true));
  }

  protected async reverse(): Promise<void> {
    const preview = this.preview.value();
    const reason = this.reason().trim();
    this.isChecked.set(true);
    if (!preview || !reason || this.isBusy()) return;
    this.isBusy.set(true);
    this.fault.set('');
    try {
      const { version } = preview;
      const revokesCertificates = this.revokes();
      const body = { reversalId: this.#reversalId, version, reason, revokesCertificates };
      await firstValueFrom(this.#api.call(reverseAcceptance, { params: this.#params(), body }));
      this.#toasts.show(this.#words.say('submissionsReversal.done'));
      this.reversed.emit();
    } catch (error) {
      this.#tell(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  /** Another officer may have been faster: she sees what there is now. */
  #tell(error: unknown): void {
    const { kind } = problemOf(error);
    const isChanged = kind === 'changed-meanwhile' || kind === 'not-accepted';
    this.fault.set(
      isChanged ? this.#words.say('submissionsReversal.changed') : this.#problems.of(error),
    );
    if (isChanged) this.preview.reload();
  }
}
