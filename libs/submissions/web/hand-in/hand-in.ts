import {
  DOCUMENT,
  DestroyRef,
  Injectable,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { urlOf } from '@pijar/shared/contracts';
import { Connection, Phone, resourceOf } from '@pijar/shared/web';
import { HandInView, showHandIn } from '@pijar/submissions/contracts';
import { nameOf, type Work } from '@pijar/submissions/phone';
import { Writing } from './draft/writing';
import { FileUploads } from './files/file-uploads';
import { HandInFiles } from './files/hand-in-files';
import { Room } from './phone/room';
import { AttemptSender } from './sending/attempt-sender';

/** One participant's work for one assignment: what the server holds and what the phone holds, brought together. */
@Injectable()
export class HandIn {
  readonly #connection = inject(Connection);
  readonly #phone = inject(Phone);
  readonly #room = inject(Room);
  readonly #writing = inject(Writing);
  readonly #files = inject(HandInFiles);
  readonly #uploads = inject(FileUploads);
  readonly #sender = inject(AttemptSender);
  readonly #document = inject(DOCUMENT);
  readonly #work = signal<Work | undefined>(undefined);
  readonly #kept = signal<HandInView | null>(null);
  readonly #isOpen = signal(false);
  readonly #movedFrom = signal<string | null | undefined>(undefined);
  readonly #answer = resourceOf(showHandIn, () => {
    const work = this.#work();
    return work && { params: { ...work } };
  });

  /**
   * As the server last described it; without signal as this phone last saw it. Undefined until either is known, and until what
   * this phone holds is on the page: a press on “Kirim” before that would have nothing to send.
   */
  readonly view = computed<HandInView | undefined>(() => {
    if (!this.#isOpen()) return undefined;
    return this.#answer.hasValue() ? this.#answer.value() : (this.#kept() ?? undefined);
  });
  /** Why it cannot be shown, when it cannot. */
  readonly error = computed(() =>
    this.view() || !this.#isOpen() ? undefined : this.#answer.error(),
  );
  readonly submission = computed(() => this.view()?.submission ?? null);
  readonly lastAttempt = computed(() => this.submission()?.attempts[0] ?? null);
  readonly isBlank = computed(() => this.#writing.isBlank() && this.#files.items().length === 0);
  /** The day that it was due when this phone last saw it, where it is due on another day now. */
  readonly movedFrom = this.#movedFrom.asReadonly();

  constructor() {
    effect(() => {
      const { phase } = this.#sender.state();
      if (phase === 'sent') untracked(() => this.reload());
      if (!this.#isOpen()) return;
      // While she writes this page sends her files ahead; afterwards the outbox does.
      if (phase === 'writing') untracked(() => this.#uploads.start());
      else untracked(() => this.#uploads.stop());
    });
    effect(() => {
      if (!this.#isOpen() || !this.#answer.hasValue()) return;
      const view = this.#answer.value();
      untracked(() => void this.#meet(view));
    });
    effect(() => {
      const count = this.#unsent();
      const isOnPage = this.#room.state() !== 'kept' || this.#sender.isOnlyOnPage();
      this.#connection.keep('work', count, isOnPage ? count : 0);
    });
    this.#readAgainWhenBack();
    inject(DestroyRef).onDestroy(() => this.#connection.keep('work', 0));
  }

  async open(work: Work, title: string): Promise<void> {
    this.#work.set(work);
    await this.#room.open();
    if (await hasLeftovers()) await this.#takeOver(work);
    await this.#writing.open(work);
    await this.#files.open(nameOf(work));
    this.#kept.set(await this.#lastSeen(work));
    await this.#sender.open(work, title);
    this.#isOpen.set(true);
  }

  reload(): void {
    this.#answer.reload();
  }

  /** Files that wait although nothing was handed in: an attempt under way counts in the outbox, if it could be laid there. */
  readonly #unsent = computed(() =>
    this.#sender.isWriting() ? this.#files.unsentCount() : Number(this.#sender.isOnlyOnPage()),
  );

  /**
   * From among the server's answers on this phone. It is no answer itself (`showHandIn` is not kept by its route): old news of her
   * work must not be taken for new.
   */
  async #lastSeen(work: Work): Promise<HandInView | null> {
    const seen = (await this.#phone.answer(urlOf(showHandIn, work))) as HandInView | undefined;
    if (seen) return seen;
    return import('./phone/view-before')
      .then((m) => m.viewBefore(work, this.#room, this.#phone))
      .catch(() => null);
  }

  /** What cannot be taken over now stays where it is and is asked for again. */
  async #takeOver(work: Work): Promise<void> {
    await import('./phone/take-over')
      .then((m) => m.takeOver(this.#room, work))
      .catch(() => undefined);
  }

  async #meet(view: HandInView): Promise<void> {
    const work = this.#work()!;
    const before = this.#kept();
    if (before && before.dueOn !== view.dueOn && view.canSend) this.#movedFrom.set(before.dueOn);
    this.#kept.set(view);
    this.#sender.see(view.submission?.attempts.length ?? 0);
    await this.#phone.keepAnswer(urlOf(showHandIn, work), view);
    if (view.submission) {
      void import('./phone/keep-seen').then((m) => m.keepSeen(this.#phone, work.stepId, view));
    }
    if (this.#sender.isUnderWay()) return;
    if (view.canSend) this.#writing.meet(view.draft);
    await this.#files.meet(view);
    if (this.#sender.state().phase === 'sent') this.#sender.reset();
  }

  /** The coach may have answered while the phone was in the pocket. */
  #readAgainWhenBack(): void {
    const onBack = () => this.#document.visibilityState === 'visible' && this.reload();
    this.#document.addEventListener('visibilitychange', onBack);
    inject(DestroyRef).onDestroy(() => {
      this.#document.removeEventListener('visibilitychange', onBack);
    });
  }
}

/** Whether an older build left something readable on this phone; most have nothing, and fetch no code for it. */
async function hasLeftovers(): Promise<boolean> {
  try {
    if (Object.keys(localStorage).some((name) => name.startsWith('pijar.handIn.'))) return true;
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name === 'pijar-hand-in');
  } catch {
    return true;
  }
}
