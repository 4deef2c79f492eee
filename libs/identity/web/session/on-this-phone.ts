import { Injectable, Injector, effect, inject, untracked } from '@angular/core';
import { showRecoveryKey } from '@pijar/identity/contracts';
import {
  ApiClient,
  Connection,
  Phone,
  PhoneOutbox,
  Toasts,
  Words,
  problemOf,
} from '@pijar/shared/web';
import type { KeptAccount, PhoneVault } from '@pijar/shared/phone';
import { firstValueFrom } from 'rxjs';
import { phoneWords, words } from '../words';
import { DeviceReports } from './device-reports';
import { hasPeople, keepPeople, withoutContacts, type KeptSession } from './kept-session';
import { SessionStore, type Session } from './session-store';

/** Somebody who uses this phone, as the sign-in page shows her to everybody. */
export interface PersonHere extends KeptAccount {
  /** Kept things that the server may not have yet; what they are cannot be seen. */
  waiting: number;
}

export type Unlocking = 'opened' | 'wrong-pin' | 'needs-signal';

interface TypedPin {
  personId: string;
  pin: string;
  /** It opens her things here already. */
  isWrapped: boolean;
}

/** Where her session lies among her sealed things. */
const SESSION_PLACE = ['session', 'me'] as const;

/** Who uses this phone: opens their things, locks them, and asks for a PIN when the server has to hear it. */
@Injectable({ providedIn: 'root' })
export class OnThisPhone {
  readonly #api = inject(ApiClient);
  readonly #phone = inject(Phone);
  readonly #store = inject(SessionStore);
  readonly #connection = inject(Connection);
  readonly #outbox = inject(PhoneOutbox);
  readonly #injector = inject(Injector);
  #entering: Promise<void> = Promise.resolve();
  /** Typed since the page was opened. Not kept anywhere; gone when she locks her things. */
  #typed: TypedPin | null = null;
  #isAsking = false;
  #isPutOff = false;

  constructor() {
    inject(DeviceReports);
    effect(() => {
      const isOnline = this.#connection.isOnline();
      if (!isOnline) this.#isPutOff = false;
      else if (this.#store.isOnlyHere()) untracked(() => void this.askForPin());
    });
  }

  /** Opens the things of whoever is signed in, one after the other. `pin`: as typed just now, else null. */
  enter(pin: string | null): Promise<void> {
    const session = this.#store.session();
    if (pin && session) this.#typed = { personId: session.personId, pin, isWrapped: false };
    const entered = this.#entering.then(() => this.#enter());
    this.#entering = entered.catch(() => undefined);
    return entered;
  }

  /** Opens somebody's things with her PIN alone, and shows her as signed in here. */
  async unlock(accountId: string, pin: string): Promise<Unlocking> {
    const vault = await this.#phone.vault();
    const account = (await vault?.accounts())?.find((each) => each.accountId === accountId);
    if (!vault || !account?.hasPin) return 'needs-signal';
    const shelves = await vault.unlock(accountId, pin);
    if (!shelves) return 'wrong-pin';
    const session = await shelves.get<KeptSession>(...SESSION_PLACE);
    if (!session) {
      await vault.lock();
      return 'needs-signal';
    }
    this.#typed = { personId: accountId, pin, isWrapped: true };
    this.#store.openHere(session);
    return 'opened';
  }

  /** Whose things are kept here, the last one first. */
  async people(): Promise<PersonHere[]> {
    const vault = await this.#phone.vault();
    if (!vault) return [];
    const [accounts, counts] = await Promise.all([vault.accounts(), vault.counts('outbox')]);
    const waiting = new Map(counts.map(({ accountId, count }) => [accountId, count]));
    return accounts.map((account) => ({
      ...account,
      waiting: waiting.get(account.accountId) ?? 0,
    }));
  }

  async lock(): Promise<void> {
    this.#typed = null;
    await (await this.#phone.vault())?.lock();
  }

  /** Takes whoever is signed in, and everything of hers, off this phone. */
  async forget(): Promise<void> {
    const [vault, id] = [await this.#phone.vault(), this.#store.id()];
    if (!vault || !id) return;
    await vault.forget(id);
    keepPeople((await vault.accounts()).length > 0);
  }

  /** Whether she wants to go, after all that has to be asked; then nothing of hers is open any more. */
  async isSureToLeave(): Promise<boolean> {
    const count = await this.#outbox.countUnsent();
    if (count + this.#connection.unsent() === 0) return true;
    const { isSureToLeave } = await import('./sure-to-leave');
    await this.#learnWords();
    const isKeptHere = hasPeople() && this.#store.roles().includes('participant');
    return isSureToLeave(this.#injector, isKeptHere);
  }

  /**
   * The server has to hear whoever opened her things here: with the PIN that she typed since the page was opened, else she is asked
   * for it, once until the signal is lost and found again. `isWanted`: she wants to send now, so that she is asked again. Nothing
   * happens where the server knows her.
   */
  async askForPin(isWanted = false): Promise<void> {
    const session = this.#store.session();
    if (this.#isAsking || !session?.participantNumber || !this.#store.isOnlyHere()) return;
    if (isWanted) this.#isPutOff = false;
    this.#isAsking = true;
    try {
      if (await this.#tryTyped(session)) return;
      if (this.#isPutOff || !this.#connection.isOnline()) return;
      const { askForPin } = await import('./pin-prompt');
      await this.#learnWords();
      const isHeard = await askForPin(this.#injector, session);
      this.#isPutOff = !isHeard;
    } finally {
      this.#isAsking = false;
    }
  }

  /** False: no PIN that might be right is known. */
  async #tryTyped(session: Session): Promise<boolean> {
    if (this.#typed?.personId !== session.personId) return false;
    const input = { identifier: session.participantNumber!, secret: this.#typed.pin };
    try {
      await this.#store.signIn(input);
      return true;
    } catch (error) {
      if (problemOf(error).kind !== 'wrong-secret') return true;
      // It was changed since; the one that she types next is wrapped anew.
      this.#typed = null;
      return false;
    }
  }

  async #enter(): Promise<void> {
    const session = this.#store.session();
    const vault = await this.#phone.vault();
    if (!vault || !session) return;
    if (!session.roles.includes('participant')) return vault.lock();
    const typed = this.#typed?.personId === session.personId ? this.#typed : null;
    const open = await vault.unlocked();
    const isOpen = open?.accountId === session.personId;
    if (isOpen && (!typed || typed.isWrapped)) {
      await open.put(...SESSION_PLACE, withoutContacts(session));
      return;
    }
    if (this.#store.isOnlyHere()) return;
    if (typed && (await this.#openByPin(vault, session, typed))) return;
    const { recoveryKey } = await firstValueFrom(this.#api.call(showRecoveryKey));
    await this.#open(vault, session, recoveryKey);
  }

  /** Her PIN alone opens what it has wrapped before: the signal may be gone again a moment after she came in. */
  async #openByPin(vault: PhoneVault, session: Session, typed: TypedPin): Promise<boolean> {
    const shelves = typed.isWrapped ? null : await vault.unlock(session.personId, typed.pin);
    if (!shelves) return false;
    await shelves.put(...SESSION_PLACE, withoutContacts(session));
    await this.#settle(vault, typed);
    return true;
  }

  /** Her things are open. */
  async #settle(vault: PhoneVault, typed: TypedPin | null): Promise<void> {
    // The server has heard her: the PIN is not needed in memory any more.
    if (this.#typed === typed) this.#typed = null;
    // Somebody else came, or she left, while her things were being opened.
    const open = await vault.unlocked();
    if (open && this.#store.id() !== open.accountId) await vault.lock();
  }

  async #open(vault: PhoneVault, session: Session, recoveryKey: string): Promise<void> {
    const { personId, fullName, participantNumber } = session;
    const typed = this.#typed?.personId === personId ? this.#typed : null;
    const person = { accountId: personId, name: fullName, signInName: participantNumber ?? '' };
    const { shelves, isRenewed } = await vault.enter(person, recoveryKey, typed?.pin ?? null);
    await shelves.put(...SESSION_PLACE, withoutContacts(session));
    keepPeople(true);
    await this.#settle(vault, typed);
    if (isRenewed) await this.#sayRenewed();
  }

  async #sayRenewed(): Promise<void> {
    await this.#learnWords();
    const text = this.#injector.get(Words).say('identityPhone.renewed');
    this.#injector.get(Toasts).show(text, { tone: 'bad' });
  }

  async #learnWords(): Promise<void> {
    const learner = this.#injector.get(Words);
    await Promise.all([
      learner.learn('identity', words),
      learner.learn('identityPhone', phoneWords),
    ]);
  }
}
