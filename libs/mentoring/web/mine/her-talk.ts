import {
  Injectable,
  computed,
  effect,
  inject,
  linkedSignal,
  resource,
  signal,
  untracked,
} from '@angular/core';
import { CurrentMembership } from '@pijar/learning/web';
import {
  listEarlierMessages,
  readMessages,
  shareEarlier,
  showConversation,
  type Conversation,
  type MessageView,
} from '@pijar/mentoring/contracts';
import {
  MESSAGE_KIND,
  MESSAGE_SCHEMA,
  messageSubject,
  type MessagePayload,
} from '@pijar/mentoring/phone';
import type { Entry } from '@pijar/shared/phone';
import { ApiClient, Phone, PhoneOutbox, resourceOf } from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import type { Said } from '../talk/files/enclosure';
import { lineOf, notSent, withReceived, type TalkLine } from '../talk/talk-days';

/** A participant's conversation with her coach: what the server said last, what it took in since, and what lies on the phone. */
@Injectable()
export class HerTalk {
  readonly #api = inject(ApiClient);
  readonly #outbox = inject(PhoneOutbox);
  readonly #current = inject(CurrentMembership);
  readonly #phone = inject(Phone);
  readonly asked = resourceOf(showConversation, () => {
    const membershipId = this.#current.id();
    return membershipId ? { params: { membershipId } } : undefined;
  });
  /** A reading that failed on the road takes nothing off the screen. */
  readonly view = linkedSignal<Conversation | undefined, Conversation | undefined>({
    source: () => (this.asked.hasValue() ? this.asked.value() : undefined),
    computation: (now, before) => now ?? this.#ofSame(before?.value),
  });
  readonly #before = linkedSignal<string | undefined, readonly MessageView[]>({
    source: this.#current.id,
    computation: () => [],
  });
  readonly #earlier = linkedSignal(() => this.view()?.earlier ?? null);
  readonly #readTurn = signal(0);
  readonly hasEarlier = computed(() => this.#earlier() !== null);
  readonly #messages = computed(() => {
    const [view, id] = [this.view(), this.#current.id()];
    if (!view || !id) return [];
    const first = view.messages[0]?.turn ?? 0;
    const older = this.#before().filter(({ turn }) => turn < first);
    const newest = withReceived(view.messages, this.#outbox.state()?.received ?? [], id);
    return [...older, ...newest];
  });
  readonly lines = computed(() => this.#messages().map(lineOf));
  readonly #entries = computed(() => notSent(this.#outbox.entries(), this.#current.id() ?? ''));
  readonly waiting = computed(() =>
    this.#entries()
      .filter(({ state }) => state.at === 'waiting' || state.at === 'sending')
      .map(waitingLine),
  );
  /** Messages that the server did not take. */
  readonly refused = computed(() => this.#entries().filter(({ state }) => state.at === 'rejected'));
  /** Written by the coach and not read, as far as this page knows. */
  readonly unreadTurn = computed(() => {
    const unread = this.#messages().filter(({ isMine, isRead }) => !isMine && !isRead);
    return unread.at(-1)?.turn ?? 0;
  });

  /** Items that go with messages which lie here: they are not put together any more. */
  readonly gone = computed(
    () => new Set(this.#entries().flatMap(({ payload }) => payload.itemIds)),
  );
  /** Whether something lies here that she chose or recorded, and did not send. */
  readonly hasLeft = resource({
    params: () => (this.#outbox.state() ? this.#current.id() : undefined),
    loader: async ({ params }) => {
      const { isLeftHere } = await import('../talk/files');
      return isLeftHere(await this.#phone.shelves(), params, this.gone());
    },
  });

  constructor() {
    effect(() => {
      // Also where no message has files any more: what was erased goes.
      const [view, messages] = [this.view(), this.#messages()];
      if (view) untracked(() => void this.#keepSeen(view.membershipId, messages));
    });
  }

  /** @throws PhoneFullError; ProblemError `file-refused` */
  async say({ text, enclosure }: Said): Promise<void> {
    const { membershipId, coach } = this.view()!;
    const itemIds = (await enclosure?.keep()) ?? [];
    await this.#outbox.add({
      kind: MESSAGE_KIND,
      schema: MESSAGE_SCHEMA,
      subject: messageSubject(membershipId),
      payload: { membershipId, pairId: coach!.pairId, text, itemIds } satisfies MessagePayload,
    });
    enclosure?.clear();
  }

  /** To whoever accompanies her now. */
  async sayToPresent({ id, payload }: Entry<MessagePayload>): Promise<void> {
    const pairId = this.view()?.coach?.pairId;
    const outbox = pairId ? await this.#outbox.outbox() : null;
    await outbox?.putBack(id, { payload: { ...payload, pairId: pairId! } });
    await this.#outbox.sendNow();
  }

  /** Once more, with everything, or without the files that the server did not take. */
  async sayAgain(entry: Entry<MessagePayload>, isWithout: boolean): Promise<void> {
    const { itemsAgain } = await import('../talk/files');
    const outbox = await this.#outbox.outbox();
    const { payload } = entry;
    const itemIds = await itemsAgain(await this.#phone.shelves(), payload.itemIds, isWithout);
    if (itemIds.length === 0 && !payload.text) return this.letGo(entry);
    await outbox?.putBack(entry.id, { payload: { ...payload, itemIds } });
    await this.#outbox.sendNow();
  }

  async letGo({ id, payload }: Entry<MessagePayload>): Promise<void> {
    await (await this.#outbox.outbox())?.dismiss(id);
    if (payload.itemIds.length === 0) return;
    const { forgetItems } = await import('../talk/files');
    await forgetItems(await this.#phone.shelves(), payload.itemIds);
  }

  /** Says that she has read; without signal it is said the next time. */
  async markRead(): Promise<void> {
    const [turn, view] = [this.unreadTurn(), this.view()];
    if (!view || turn <= this.#readTurn()) return;
    this.#readTurn.set(turn);
    const params = { membershipId: view.membershipId };
    try {
      await firstValueFrom(this.#api.call(readMessages, { params, body: { turn } }));
      this.asked.reload();
    } catch {
      this.#readTurn.set(0);
    }
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

  async share(isShared: boolean): Promise<void> {
    const params = { membershipId: this.view()!.membershipId };
    await firstValueFrom(this.#api.call(shareEarlier, { params, body: { isShared } }));
    this.asked.reload();
  }

  async #keepSeen(membershipId: string, messages: readonly MessageView[]): Promise<void> {
    try {
      const { keepSeen } = await import('../talk/files');
      await keepSeen(await this.#phone.shelves(), membershipId, messages);
    } catch {
      // What keeps them could not be fetched: neither could they.
    }
  }

  #ofSame(before: Conversation | undefined): Conversation | undefined {
    return before?.membershipId === this.#current.id() ? before : undefined;
  }
}

const waitingLine = ({ id, deviceAt, payload, state }: Entry<MessagePayload>): TalkLine => ({
  ...{ id, isMine: true, by: 'participant', name: '', text: payload.text, at: deviceAt },
  ...{ files: [], itemIds: payload.itemIds },
  state: state.at === 'sending' ? 'sending' : 'phone',
});
