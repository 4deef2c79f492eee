import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import {
  listEarlierMessages,
  noteContact,
  readMessages,
  sendMessage,
  showConversation,
  type ContactChannel,
  type Conversation,
  type MessageDraft,
  type MessageView,
} from '@pijar/mentoring/contracts';
import { newId } from '@pijar/shared/phone';
import { ApiClient, Clock, resourceOf } from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import type { Said } from '../talk/files/enclosure';
import { dayIn, lineOf } from '../talk/talk-days';

/** The conversation that a coach has open. What did not get through is sent again under the same id. */
@Injectable()
export class OpenTalk {
  readonly #api = inject(ApiClient);
  readonly #clock = inject(Clock);
  readonly #membershipId = signal<string | undefined>(undefined);
  readonly asked = resourceOf(showConversation, () => {
    const membershipId = this.#membershipId();
    return membershipId ? { params: { membershipId } } : undefined;
  });
  readonly view = linkedSignal<Conversation | undefined, Conversation | undefined>({
    source: () => (this.asked.hasValue() ? this.asked.value() : undefined),
    computation: (now, before) => {
      const isSame = before?.value?.membershipId === this.#membershipId();
      return now ?? (isSame ? before?.value : undefined);
    },
  });
  readonly #before = linkedSignal<string | undefined, readonly MessageView[]>({
    source: this.#membershipId,
    computation: () => [],
  });
  /** Said from this page since it was last asked. */
  readonly #said = linkedSignal<Conversation | undefined, readonly MessageView[]>({
    source: this.view,
    computation: () => [],
  });
  readonly #earlier = linkedSignal(() => this.view()?.earlier ?? null);
  readonly hasEarlier = computed(() => this.#earlier() !== null);
  readonly #messages = computed(() => {
    const known = this.view()?.messages ?? [];
    const [first, last] = [known[0]?.turn ?? 0, known.at(-1)?.turn ?? 0];
    const older = this.#before().filter(({ turn }) => turn < first);
    return [...older, ...known, ...this.#said().filter(({ turn }) => turn > last)];
  });
  readonly lines = computed(() => this.#messages().map(lineOf));
  readonly unreadTurn = computed(() => {
    const unread = this.#messages().filter(({ isMine, isRead }) => !isMine && !isRead);
    return unread.at(-1)?.turn ?? 0;
  });
  #tried: { membershipId: string; draft: MessageDraft } | undefined;
  #readTurn = 0;

  open(membershipId: string): void {
    if (membershipId === this.#membershipId()) return;
    this.#membershipId.set(membershipId);
    this.#readTurn = 0;
  }

  /** @throws ProblemError `file-refused`, `file-not-through`, and as sendMessage */
  async say({ text, enclosure }: Said): Promise<void> {
    const { membershipId, coach } = this.view()!;
    const uploadIds = (await enclosure?.bring()) ?? [];
    const before = this.#tried;
    const isAgain =
      before?.membershipId === membershipId &&
      before.draft.text === text &&
      before.draft.uploadIds?.join() === uploadIds.join();
    const draft = isAgain
      ? before.draft
      : {
          ...{ id: newId(), pairId: coach!.pairId, text, uploadIds },
          writtenAt: new Date(this.#clock.now()).toISOString(),
        };
    this.#tried = { membershipId, draft };
    const said = await firstValueFrom(
      this.#api.call(sendMessage, { params: { membershipId }, body: draft }),
    );
    this.#tried = undefined;
    await enclosure?.forget();
    this.#said.update((known) => [...known, said]);
    this.asked.reload();
  }

  /** @returns whether something was read now */
  async markRead(): Promise<boolean> {
    const [turn, view] = [this.unreadTurn(), this.view()];
    if (!view || turn <= this.#readTurn) return false;
    this.#readTurn = turn;
    const params = { membershipId: view.membershipId };
    await firstValueFrom(this.#api.call(readMessages, { params, body: { turn } }));
    return true;
  }

  /** That they met or spoke elsewhere, today where the participant lives. */
  async note(channel: ContactChannel): Promise<void> {
    const { membershipId, timeZone } = this.view()!;
    const on = dayIn(this.#clock.now(), timeZone);
    const body = { id: newId(), channel, on };
    await firstValueFrom(this.#api.call(noteContact, { params: { membershipId }, body }));
    this.asked.reload();
  }

  /** What was said is read by others alone now: not a word of it stays on this page. */
  letGo(): void {
    this.#before.set([]);
    this.view.set(undefined);
    this.asked.reload();
  }

  async growBack(): Promise<void> {
    const [before, view] = [this.#earlier(), this.view()];
    if (before === null || !view) return;
    const params = { membershipId: view.membershipId };
    const page = await firstValueFrom(
      this.#api.call(listEarlierMessages, { params, query: { before } }),
    );
    this.#before.update((known) => [...page.messages, ...known]);
    this.#earlier.set(page.earlier);
  }
}
