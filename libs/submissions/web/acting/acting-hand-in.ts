import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { resourceOf } from '@pijar/shared/web';
import { showActingHandIn } from '@pijar/submissions/contracts';
import { Writing } from '../hand-in/draft/writing';
import { FileUploads } from '../hand-in/files/file-uploads';
import { HandInFiles } from '../hand-in/files/hand-in-files';
import { AttemptSender } from '../hand-in/sending/attempt-sender';
import { Work, nameOf } from '../hand-in/work';

/** One assignment that staff enter for a participant: what the server holds of it, and what this device holds of theirs. */
@Injectable()
export class ActingHandIn {
  readonly #writing = inject(Writing);
  readonly #files = inject(HandInFiles);
  readonly #uploads = inject(FileUploads);
  readonly #sender = inject(AttemptSender);
  readonly #work = signal<Work | undefined>(undefined);
  readonly #isOpen = signal(false);
  readonly answer = resourceOf(showActingHandIn, () => {
    const work = this.#work();
    return work && { params: { membershipId: work.membershipId, stepId: work.stepId } };
  });
  /** The name under which this device keeps it. */
  readonly name = computed(() => {
    const work = this.#work();
    return work ? nameOf(work) : '';
  });
  readonly isSending = computed(() =>
    ['waiting', 'posting', 'unsure'].includes(this.#sender.state().phase),
  );
  readonly receipt = computed(() => {
    const state = this.#sender.state();
    return state.phase === 'sent' ? state.receipt : null;
  });

  constructor() {
    effect(() => {
      if (!this.#isOpen() || !this.answer.hasValue()) return;
      const view = this.answer.value();
      untracked(() => this.#files.meet(view));
    });
  }

  /** Takes up what was begun here before; it is kept apart from what she keeps herself on a shared phone. */
  async open(membershipId: string, stepId: string): Promise<void> {
    const work: Work = { membershipId, stepId, isEntered: true };
    const kept = this.#writing.open(work);
    this.#work.set(work);
    await this.#files.open(work);
    this.#sender.open(work, kept);
    this.#uploads.open(work);
    this.#isOpen.set(true);
  }
}
