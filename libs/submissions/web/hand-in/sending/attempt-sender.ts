import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { ApiClient, Connection, problemOf } from '@pijar/shared/web';
import { AttemptReceipt, sendAttempt } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { newId } from '../../new-id';
import { asLink } from '../compose/link';
import { filled } from '../draft/draft-merge';
import { Writing } from '../draft/writing';
import { FileUploads } from '../files/file-uploads';
import { HandInFiles } from '../files/hand-in-files';
import { canGoAgain } from '../files/item';
import { Work } from '../work';
import { backOff } from '@pijar/shared/phone';
import { refusalOf } from './refusal';
import {
  FixedAttempt,
  KeptSending,
  Sending,
  SendingEvent,
  beginning,
  keptOf,
  nextSending,
  sendingFrom,
} from './sending';

/** Silence and overload say nothing about whether it arrived: the same goes again. */
const isUnanswered = (status: number) => status === 0 || status >= 500 || status === 408;

/** Hands in: fixes an attempt when “Kirim” is pressed and does not let go of it until the server has answered. */
@Injectable()
export class AttemptSender {
  readonly #api = inject(ApiClient);
  readonly #connection = inject(Connection);
  readonly #files = inject(HandInFiles);
  readonly #uploads = inject(FileUploads);
  readonly #writing = inject(Writing);
  readonly #state = signal<Sending>(beginning);
  readonly #isPausing = signal(false);
  #work: Work | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly state = this.#state.asReadonly();
  readonly isWriting = computed(() => this.#state().phase === 'writing');

  readonly #itemsOfAttempt = computed(() => {
    const state = this.#state();
    if (state.phase !== 'waiting' && state.phase !== 'unsure') return [];
    const wanted = new Set(state.attempt.itemIds);
    return this.#files.items().filter(({ id }) => wanted.has(id));
  });
  /** Everything is there to go out now. */
  readonly #canGo = computed(() => {
    const state = this.#state();
    if (this.#isPausing() || !this.#connection.isOnline()) return false;
    if (state.phase === 'unsure') return true;
    return (
      state.phase === 'waiting' &&
      this.#itemsOfAttempt().every(({ place }) => place.at === 'received')
    );
  });
  readonly #hasRefusedFile = computed(
    () =>
      this.#state().phase === 'waiting' &&
      this.#itemsOfAttempt().some(({ place }) => place.at === 'refused'),
  );

  constructor() {
    effect(() => {
      if (this.#hasRefusedFile()) untracked(() => this.#take({ is: 'fileRefused' }));
      else if (this.#canGo()) untracked(() => void this.#post());
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  /** Goes on with what was under way when the page closed. Files have to be known by now. */
  open(work: Work, kept: KeptSending | null): void {
    this.#work = work;
    this.#state.set(sendingFrom(kept));
  }

  /** Presses “Kirim”. A second press while the first is under way changes nothing. */
  press(): void {
    if (!this.isWriting()) return;
    const { text, links } = this.#writing.written();
    const enteredFor = this.#work?.enteredFor?.();
    const attempt: FixedAttempt = {
      attemptId: newId(),
      text,
      links: filled(links).map(asLink),
      itemIds: this.#files.items().map(({ id }) => id),
      deviceAt: new Date().toISOString(),
      ...(enteredFor && { enteredFor }),
    };
    this.#take({ is: 'pressed', attempt });
  }

  /** Back to writing, as long as nothing went out. */
  takeBack(): void {
    this.#take({ is: 'takenBack' });
  }

  /** Ready for the next attempt. */
  reset(): void {
    this.#state.set(beginning);
  }

  #take(event: SendingEvent): void {
    this.#state.update((state) => nextSending(state, event));
    // On the phone before anything leaves it, so that a reload repeats this attempt and not another one.
    this.#writing.remember(keptOf(this.#state()));
  }

  async #post(): Promise<void> {
    const work = this.#work;
    this.#take({ is: 'goesOut' });
    const state = this.#state();
    if (!work || state.phase !== 'posting') return;
    const { itemIds, ...words } = state.attempt;
    const fileIds = new Map(this.#files.items().map(({ id, fileId }) => [id, fileId]));
    const uploadIds = itemIds.map((id) => fileIds.get(id)).filter((id) => id != null);
    try {
      const body = { ...words, uploadIds };
      const receipt = await firstValueFrom(this.#api.call(sendAttempt, { params: work, body }));
      await this.#arrived(receipt);
    } catch (error) {
      await this.#failed(error, state.tries, uploadIds);
    }
  }

  async #arrived(receipt: AttemptReceipt): Promise<void> {
    this.#take({ is: 'answered', receipt });
    this.#writing.clear();
    await this.#files.clear();
  }

  async #failed(error: unknown, tries: number, uploadIds: readonly string[]): Promise<void> {
    const { status, problem } = problemOf(error);
    this.#pause(Math.max(backOff(tries), (problem.retryAfter ?? 0) * 1_000));
    if (isUnanswered(status)) {
      this.#take({ is: 'unanswered' });
      return;
    }
    if (status === 401 || status === 429) {
      this.#take({ is: 'refused', kind: 'later', freshId: '' });
      return;
    }
    const { kind, uploadAt } = refusalOf(problem);
    const uploadId = uploadAt === null ? undefined : uploadIds[uploadAt];
    if (uploadId) await this.#mendFile(kind, uploadId);
    this.#take({ is: 'refused', kind, freshId: newId() });
  }

  /** One of the files is not as this phone thought. */
  async #mendFile(kind: string, uploadId: string): Promise<void> {
    const item = this.#files.items().find(({ fileId }) => fileId === uploadId);
    if (!item) return;
    if (kind === 'upload-not-ready' || kind === 'upload-refused') {
      await this.#uploads.recheck(uploadId);
    } else if (canGoAgain(item)) {
      this.#uploads.sendAgain(item);
    } else {
      this.#files.place(item.id, { at: 'refused', refusal: 'file-lost' });
    }
  }

  #pause(milliseconds: number): void {
    this.#isPausing.set(true);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#isPausing.set(false), milliseconds);
  }
}
