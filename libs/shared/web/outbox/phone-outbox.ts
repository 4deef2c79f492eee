import {
  DOCUMENT,
  Injectable,
  Signal,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import type { Channels, Entry, NewEntry, Outbox } from '@pijar/shared/phone';
import { ACCOUNT } from '../api/account';
import { Connection } from '../api/connection';
import { Phone } from '../phone/phone';
import type { OutboxEngine, OutboxState } from './outbox-engine';

/** What the app knows: who is signed in, and how the deeds of its contexts travel. */
export interface OutboxSetup {
  /** Account id; null when nobody is. Asked again when it says something new. */
  account: Signal<string | null>;
  channels: () => Promise<Channels>;
}

const LOAD_AGAIN_MS = 5_000;

/**
 * What she did on this phone and where it is: on the phone, on its way, received or refused. Everything that does the work is
 * fetched when the first page is there.
 */
@Injectable({ providedIn: 'root' })
export class PhoneOutbox {
  readonly #phone = inject(Phone);
  readonly #connection = inject(Connection);
  readonly #person = inject(ACCOUNT);
  readonly #document = inject(DOCUMENT);
  readonly #setup = signal<OutboxSetup | null>(null);
  readonly #state = signal<OutboxState | null>(null);
  readonly #receivedCount = signal(0);
  readonly #account = computed(() => this.#setup()?.account() ?? null);
  #engine: { accountId: string; loaded: Promise<OutboxEngine> } | undefined;
  /** Kept in order while the code that keeps them is on its way. */
  #before: Promise<unknown> = Promise.resolve();

  /** Null until the phone has been asked. */
  readonly state = this.#state.asReadonly();
  readonly entries = computed<readonly Entry[]>(() => this.#state()?.entries ?? []);
  /** Counts up when the server has taken something of hers in, from this page or another one. */
  readonly receivedCount = this.#receivedCount.asReadonly();

  constructor() {
    effect(() => {
      const { unsent = 0, isOnlyInMemory } = this.#state() ?? {};
      this.#connection.keep('outbox', unsent, isOnlyInMemory ? unsent : 0);
    });
    effect(() => {
      const accountId = this.#account();
      untracked(() => this.#serve(accountId));
    });
    let wasAway = false;
    effect(() => {
      const state = this.#connection.state();
      // Until the server has heard her PIN it would only refuse her.
      const isOnlyHere = this.#person.isOnlyHere();
      if (state === 'online' && !isOnlyHere) untracked(() => void this.#drain(wasAway));
      wasAway = state === 'offline' || isOnlyHere;
    });
    this.#document.addEventListener('visibilitychange', () => {
      if (this.#document.visibilityState === 'visible') void this.#drain(false);
    });
  }

  /** Called where the app is put together, once. */
  start(setup: OutboxSetup): void {
    this.#setup.set(setup);
  }

  /**
   * Keeps a deed on the phone and sends it when that is possible. Resolves when it is kept.
   * @throws PhoneFullError; Error when nobody is signed in, or somebody else by the time it could be kept
   */
  add(deed: NewEntry): Promise<Entry> {
    const accountId = untracked(this.#account);
    const kept = this.#before.then(async () => {
      const engine = await this.#loaded();
      if (engine.accountId !== accountId) throw new Error('Somebody else is signed in now');
      return engine.add(deed);
    });
    this.#before = kept.catch(() => undefined);
    return kept;
  }

  /** “Kirim sekarang”: waits for no pause. Resolves when all is sent that can be. */
  async sendNow(): Promise<void> {
    await this.#drain(true);
  }

  /** How many deeds she would call unsent, read now: also where the page is so fresh that nothing has been read yet. Never rejects. */
  async countUnsent(): Promise<number> {
    await this.#hers()
      .then((engine) => engine.refresh())
      .catch(() => undefined);
    return untracked(this.#state)?.unsent ?? 0;
  }

  /** Hers, for those who have to look into it; null when nobody is signed in. */
  async outbox(): Promise<Outbox | null> {
    return (await (await this.#engine?.loaded)?.outbox()) ?? null;
  }

  #serve(accountId: string | null): void {
    // Something may have been added for her already.
    if (this.#engine?.accountId !== accountId) this.#leave();
    if (accountId) void this.#drain(false);
  }

  #leave(): void {
    void this.#engine?.loaded.then((engine) => engine.close()).catch(() => undefined);
    this.#engine = undefined;
    this.#state.set(null);
  }

  async #drain(isUrged: boolean): Promise<void> {
    if (!this.#account()) return;
    try {
      const engine = await this.#hers();
      await engine.drain(isUrged);
    } catch {
      // The code could not be fetched: there is no signal to send by either.
    }
  }

  #hers(): Promise<OutboxEngine> {
    const accountId = untracked(this.#account);
    if (!accountId) return Promise.reject(new Error('Nobody is signed in'));
    if (this.#engine?.accountId !== accountId) this.#leave();
    const engine = (this.#engine ??= { accountId, loaded: this.#load(accountId) });
    engine.loaded.catch(() => {
      if (this.#engine === engine) this.#engine = undefined;
    });
    return engine.loaded;
  }

  /** Waits for signal where its code is not on the phone yet. */
  async #loaded(): Promise<OutboxEngine> {
    for (;;) {
      const engine = await this.#hers().catch((error: unknown) => {
        if (!untracked(this.#account)) throw error;
        return null;
      });
      if (engine) return engine;
      await new Promise((resolve) => setTimeout(resolve, LOAD_AGAIN_MS));
    }
  }

  async #load(accountId: string): Promise<OutboxEngine> {
    const { OutboxEngine } = await import('./outbox-engine');
    const connection = this.#connection;
    return new OutboxEngine(accountId, {
      shelves: () => this.#phone.shelves(),
      channels: () => untracked(this.#setup)!.channels(),
      hasSignal: () => untracked(connection.state) !== 'offline',
      answered: () => connection.answered(),
      failed: () => connection.failed(),
      show: (state) => {
        if (untracked(this.#account) === accountId) this.#show(state);
      },
    });
  }

  #show(state: OutboxState): void {
    const still = new Map(state.entries.map((entry) => [entry.id, entry]));
    const isReceived = this.entries().some(
      (entry) => !entry.isSilent && isOpen(entry) && !isHere(still.get(entry.id)),
    );
    this.#state.set(state);
    if (isReceived) this.#receivedCount.update((count) => count + 1);
  }
}

const isOpen = ({ state }: Entry) => state.at === 'waiting' || state.at === 'sending';

/** It is on the phone only. */
const isHere = (entry: Entry | undefined) => entry !== undefined && entry.state.at !== 'received';
