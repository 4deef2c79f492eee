import {
  DestroyRef,
  EnvironmentInjector,
  Injectable,
  computed,
  createEnvironmentInjector,
  effect,
  inject,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { resourceOf } from '@pijar/shared/web';
import { showActingHandIn } from '@pijar/submissions/contracts';
import { isUnderWay, nameOf, type Work } from '@pijar/submissions/phone';
import { Entering } from './entering';

/** What one page of the composer shares: fetched, because it is the participant's page that they belong to. */
async function fetchParts(parent: EnvironmentInjector) {
  const [parts, { AttemptWork }, { SendingCard }] = await Promise.all([
    import('../assignment'),
    import('../work/attempt-work'),
    import('../hand-in/sending/sending-card'),
  ]);
  const { Composer, TaskCard } = parts;
  const { AttemptSender, FileUploads, HandInFiles, PageSending, Room, Writing } = parts;
  const injector = createEnvironmentInjector(
    [Room, Writing, HandInFiles, FileUploads, PageSending, AttemptSender],
    parent,
  );
  return {
    injector,
    views: { AttemptWork, Composer, SendingCard, TaskCard },
    writing: injector.get(Writing),
    files: injector.get(HandInFiles),
    uploads: injector.get(FileUploads),
    sender: injector.get(AttemptSender),
    room: injector.get(Room),
  };
}

/** One assignment that staff enter for a participant: what the server holds of it, and what this device holds of theirs. */
@Injectable()
export class ActingWork {
  readonly #parent = inject(EnvironmentInjector);
  readonly entering = inject(Entering);
  readonly #work = signal<Work | undefined>(undefined);
  readonly #isOpen = signal(false);
  /** What was begun here before is on the page: from now on a file that is chosen knows whose work it is. */
  readonly isOpen = this.#isOpen.asReadonly();
  readonly parts = resource({ loader: () => fetchParts(this.#parent) });
  readonly #parts = computed(() => (this.parts.hasValue() ? this.parts.value() : undefined));
  readonly answer = resourceOf(showActingHandIn, () => {
    const work = this.#work();
    return work && { params: { membershipId: work.membershipId, stepId: work.stepId } };
  });
  /** The name under which this device keeps it. */
  readonly name = computed(() => {
    const work = this.#work();
    return work && nameOf(work);
  });
  readonly isSending = computed(() => {
    const state = this.#parts()?.sender.state();
    return state !== undefined && isUnderWay(state);
  });
  readonly isSent = computed(() => this.#parts()?.sender.state().phase === 'sent');

  constructor() {
    effect(() => {
      const parts = this.#parts();
      const work = this.#work();
      if (parts && work) untracked(() => void this.#takeUp(work));
    });
    effect(() => {
      if (!this.#isOpen() || !this.answer.hasValue()) return;
      const view = this.answer.value();
      untracked(() => void this.#parts()?.files.meet(view));
    });
    inject(DestroyRef).onDestroy(() => this.#parts()?.injector.destroy());
  }

  /** It is kept apart from what she keeps herself on a shared phone. */
  open(membershipId: string, stepId: string): void {
    this.#work.set({ membershipId, stepId, enteredFor: this.entering.given });
  }

  /** Goes on with what was begun here before. */
  async #takeUp(work: Work): Promise<void> {
    const { room, writing, files, sender, uploads } = this.#parts()!;
    await room.open();
    await writing.open(work);
    await files.open(nameOf(work));
    await sender.open(work, '');
    uploads.start();
    this.#isOpen.set(true);
  }
}
