import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { newId, type Entry } from '@pijar/shared/phone';
import { PhoneOutbox } from '@pijar/shared/web';
import {
  ATTEMPT_KIND,
  ATTEMPT_SCHEMA,
  FILES,
  SENDINGS,
  asLink,
  beginning,
  filled,
  hearNews,
  isUnderWay,
  moveSending,
  nameOf,
  nextSending,
  type AttemptPayload,
  type FixedAttempt,
  type HandInReceipt,
  type KeptSending,
  type Sending,
  type Work,
} from '@pijar/submissions/phone';
import { Writing } from '../draft/writing';
import { HandInFiles } from '../files/hand-in-files';
import { Room } from '../phone/room';
import { PageSending } from './page-sending';

/**
 * Hands in: fixes an attempt when “Kirim” is pressed and gives it to the outbox, which does not let go of it until the server
 * has answered. What this page shows is what lies on the phone, whoever moved it on.
 */
@Injectable()
export class AttemptSender {
  readonly #room = inject(Room);
  readonly #outbox = inject(PhoneOutbox);
  readonly #files = inject(HandInFiles);
  readonly #writing = inject(Writing);
  readonly #page = inject(PageSending);
  readonly #state = signal<Sending>(beginning);
  readonly #isOnPage = signal(false);
  readonly #isLaid = signal(true);
  readonly #receipt = signal<HandInReceipt | null>(null);
  #work: Work | undefined;
  #title = '';
  #entryId = '';
  #seen: number | undefined;
  #laying: Promise<void> = Promise.resolve();

  readonly state = this.#state.asReadonly();
  readonly isWriting = computed(() => this.#state().phase === 'writing');
  readonly isUnderWay = computed(() => isUnderWay(this.#state()));
  /** False for the moment in which it is being laid on the phone: nothing may be promised yet. */
  readonly isLaid = this.#isLaid.asReadonly();
  /** The phone could not keep it: it goes only as long as this page is open. */
  readonly isOnlyOnPage = computed(() => this.isUnderWay() && this.#isOnPage());
  /** The server's word for what was last handed in from this phone; also after a reload. */
  readonly receipt = this.#receipt.asReadonly();

  constructor() {
    const stop = hearNews(({ work, sending }) => {
      if (!sending && this.#work && work === nameOf(this.#work)) void this.#read();
    });
    inject(DestroyRef).onDestroy(stop);
    effect(() => {
      const entries = this.#outbox.entries();
      untracked(() => void this.#tidy(entries));
    });
  }

  /** Goes on showing what was under way when the page closed. Files have to be known by now. */
  async open(work: Work, title: string): Promise<void> {
    this.#work = work;
    this.#title = title;
    const kept = await this.#room.get<KeptSending>(SENDINGS, nameOf(work));
    if (!kept) return;
    this.#show(kept);
    if (!isUnderWay(kept.sending)) return;
    // The phone may have died between laying it down and giving it to the outbox; what is there already stays as it is.
    this.#layBy(this.#giveAway(kept.entryId, kept.sending.attempt));
  }

  /** How many attempts the page shows: a newer one is told before anything is handed in over it. */
  see(attempts: number): void {
    this.#seen = attempts;
  }

  /** Presses “Kirim”. A second press while the first is under way changes nothing. */
  press(): void {
    const work = this.#work;
    if (!this.isWriting() || !work) return;
    const { text, links } = this.#writing.written();
    const enteredFor = this.#work?.enteredFor?.();
    const attempt: FixedAttempt = {
      attemptId: newId(),
      text,
      links: filled(links).map(asLink),
      itemIds: this.#files.items().map(({ id }) => id),
      seenAttempts: this.#seen,
      deviceAt: new Date().toISOString(),
      ...(enteredFor && { enteredFor }),
    };
    const sending = nextSending(this.#state(), { is: 'pressed', attempt });
    const kept: KeptSending = { entryId: attempt.attemptId, sending };
    this.#show(kept);
    this.#layBy(this.#lay(work, kept, attempt));
  }

  /** Back to writing, as long as nothing went out. */
  async takeBack(): Promise<void> {
    await this.#laying;
    if (!this.#work) return;
    const work = nameOf(this.#work);
    const state = await moveSending(this.#room, work, this.#entryId, { is: 'takenBack' });
    if (state?.phase !== 'writing') return;
    this.#page.stop();
    this.#state.set(state);
    await (await this.#outbox.outbox())?.takeBack(this.#entryId, true);
  }

  /** Ready for the next attempt. */
  reset(): void {
    this.#state.set(beginning);
  }

  #layBy(laying: Promise<void>): void {
    this.#isLaid.set(false);
    this.#laying = laying.finally(() => this.#isLaid.set(true));
  }

  /** On the phone before anything leaves it, so that a reload repeats this attempt and not another one. */
  async #lay(work: Work, kept: KeptSending, attempt: FixedAttempt): Promise<void> {
    await this.#files.settle();
    await this.#writing.keepNow();
    await this.#room.put(SENDINGS, nameOf(work), kept);
    await this.#giveAway(kept.entryId, attempt);
  }

  async #giveAway(id: string, attempt: FixedAttempt): Promise<void> {
    const { membershipId, stepId } = this.#work!;
    const subject = nameOf(this.#work!);
    const title = this.#title;
    const payload: AttemptPayload = { membershipId, stepId, work: subject, title, attempt };
    const isKept =
      this.#room.hasKept(FILES, attempt.itemIds) && this.#room.hasKept(SENDINGS, [subject]);
    const isGiven =
      isKept &&
      (await this.#outbox
        .add({ id, kind: ATTEMPT_KIND, schema: ATTEMPT_SCHEMA, subject, payload })
        .then(() => true)
        .catch(() => false));
    this.#isOnPage.set(!isGiven);
    if (!isGiven) void this.#page.send({ id, payload });
  }

  async #read(): Promise<void> {
    if (!this.#work) return;
    const kept = await this.#room.get<KeptSending>(SENDINGS, nameOf(this.#work));
    if (kept) this.#show(kept);
  }

  #show({ entryId, sending }: KeptSending): void {
    const before = this.#state();
    this.#entryId = entryId;
    if (sending.phase === 'sent') this.#receipt.set(sending.receipt);
    // It was seen already, by this page or an earlier one.
    if (sending.phase === 'sent' && !isUnderWay(before)) return;
    this.#state.set(sending);
    this.#writing.hold(isUnderWay(sending));
    if (sending.phase !== 'sent' || !('attempt' in before)) return;
    this.#writing.clear();
    this.#files.clear(before.attempt.itemIds);
  }

  /** Takes out of the outbox what this page has taken over: receipts, and refusals that it shows. */
  async #tidy(entries: readonly Entry[]): Promise<void> {
    const subject = this.#work && nameOf(this.#work);
    const ours = entries.filter(
      (entry) => entry.kind === ATTEMPT_KIND && entry.subject === subject,
    );
    if (ours.length === 0) return;
    await this.#read();
    const outbox = await this.#outbox.outbox();
    for (const { id, state } of ours) {
      if (state.at === 'received') await outbox?.settle(id);
      if (state.at === 'rejected') await outbox?.dismiss(id);
    }
  }
}
