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
import { Connection, resourceOf } from '@pijar/shared/web';
import { HandInView, showHandIn } from '@pijar/submissions/contracts';
import { Writing } from './draft/writing';
import { FileUploads } from './files/file-uploads';
import { HandInFiles } from './files/hand-in-files';
import { PhoneStore } from './phone/phone-store';
import { AttemptSender } from './sending/attempt-sender';
import { Work, nameOf } from './work';

/** One participant's work for one assignment: what the server holds and what the phone holds, brought together. */
@Injectable()
export class HandIn {
  readonly #connection = inject(Connection);
  readonly #store = inject(PhoneStore);
  readonly #writing = inject(Writing);
  readonly #files = inject(HandInFiles);
  readonly #uploads = inject(FileUploads);
  readonly #sender = inject(AttemptSender);
  readonly #document = inject(DOCUMENT);
  readonly #work = signal<Work | undefined>(undefined);
  readonly #kept = signal<HandInView | null>(null);
  readonly #isOpen = signal(false);
  readonly #answer = resourceOf(showHandIn, () => {
    const work = this.#work();
    return work && { params: { ...work } };
  });

  /** As the server last described it; without signal as this phone last saw it. Undefined until either is known. */
  readonly view = computed<HandInView | undefined>(() =>
    this.#answer.hasValue() ? this.#answer.value() : (this.#kept() ?? undefined),
  );
  /** Why it cannot be shown, when it cannot. */
  readonly error = computed(() =>
    this.view() || !this.#isOpen() ? undefined : this.#answer.error(),
  );
  readonly submission = computed(() => this.view()?.submission ?? null);
  readonly lastAttempt = computed(() => this.submission()?.attempts[0] ?? null);
  readonly isBlank = computed(() => this.#writing.isBlank() && this.#files.items().length === 0);

  constructor() {
    effect(() => {
      const isSent = this.#sender.state().phase === 'sent';
      if (isSent) untracked(() => this.reload());
    });
    effect(() => {
      if (!this.#isOpen() || !this.#answer.hasValue()) return;
      const view = this.#answer.value();
      untracked(() => this.#meet(view));
    });
    effect(() => this.#connection.keep('work', this.#unsent()));
    this.#readAgainWhenBack();
    inject(DestroyRef).onDestroy(() => this.#connection.keep('work', 0));
  }

  async open(work: Work): Promise<void> {
    const kept = this.#writing.open(work);
    this.#work.set(work);
    await this.#files.open(work);
    this.#kept.set(await this.#store.view(nameOf(work)));
    this.#sender.open(work, kept);
    this.#uploads.open(work);
    this.#isOpen.set(true);
  }

  reload(): void {
    this.#answer.reload();
  }

  readonly #unsent = computed(() => {
    const isSending = !['writing', 'sent'].includes(this.#sender.state().phase);
    return this.#files.unsentCount() + (isSending ? 1 : 0);
  });

  #meet(view: HandInView): void {
    const work = this.#work();
    if (work) void this.#store.keepView(nameOf(work), view);
    if (view.canSend) this.#writing.meet(view.draft);
    this.#files.meet(view);
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
