import {
  DOCUMENT,
  Injectable,
  Injector,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { Router } from '@angular/router';
import {
  changeLocale,
  showSession,
  signIn,
  signOut,
  type Role,
  type SessionView,
  type SignIn,
} from '@pijar/identity/contracts';
import { Account, ApiClient, Connection, PersonSettings, problemOf } from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { homeOf } from './homes';
import {
  hasPeople,
  isLeaving,
  isOnlyHere,
  keepLeaving,
  keepSession,
  keptSession,
  onKeptElsewhere,
  type KeptSession,
} from './kept-session';

/** What is known of whoever is signed in: `phone` and `consents` only once the server has answered. */
export type Session = KeptSession & Partial<SessionView>;

/** What the phone keeps for her is opened when the first page is there. */
const OPENED_LATER_MS = 4_000;

/** Who is signed in on this phone. Starts from the kept copy, so that everything opens without signal. */
@Injectable({ providedIn: 'root' })
export class SessionStore implements Account {
  readonly #api = inject(ApiClient);
  readonly #router = inject(Router);
  readonly #settings = inject(PersonSettings);
  readonly #connection = inject(Connection);
  readonly #injector = inject(Injector);
  readonly #view = inject(DOCUMENT).defaultView!;
  readonly #session = signal<Session | null>(keptSession());
  readonly #isOnlyHere = signal(isOnlyHere());
  readonly #firstLanguage = this.#settings.language();
  #opened = 0;
  #asked: Promise<void> | null = null;
  #leaving: Promise<void> | null = null;

  /** Null: nobody, as far as the phone knows. Guards make sure that pages with an account have somebody. */
  readonly session = this.#session.asReadonly();
  readonly roles = computed<readonly Role[]>(() => this.#session()?.roles ?? []);
  readonly isOnlyHere = this.#isOnlyHere.asReadonly();

  constructor() {
    onKeptElsewhere(this.#view, () => {
      // Somebody else's pages do not stay open behind her back.
      this.#opened++;
      if (keptSession()?.personId !== this.id()) this.#view.location.assign('/');
      else this.#show(keptSession(), isOnlyHere());
    });
    effect(() => this.#tellLanguage(this.#settings.language()));
    effect(() => {
      if (this.#connection.isOnline() && isLeaving()) untracked(() => void this.#leave());
    });
    effect(() => {
      // Opened here without signal: whoever asks her for her PIN has to be awake when there is some.
      if (!this.#connection.isOnline() || !this.#isOnlyHere()) return;
      untracked(() => void this.#phone().catch(() => undefined));
    });
  }

  id(): string | null {
    return untracked(this.#session)?.personId ?? null;
  }

  opened(): number {
    return this.#opened;
  }

  /** `pin`: as typed just now. */
  async enter(pin: string | null = null): Promise<void> {
    await this.#phone()
      .then((phone) => phone.enter(pin))
      .catch(() => undefined);
  }

  /** At once from the kept copy (the server's word follows), else from the server. Null: sign in first. */
  async known(): Promise<Session | null> {
    if (isLeaving()) await this.#leave();
    // The server still takes this phone for whoever left it.
    if (isLeaving()) return null;
    this.#asked ??= this.#ask();
    if (!this.#session()) await this.#asked;
    return this.#session();
  }

  /** Asks the server again, e.g. after the phone number was changed. */
  reload(): Promise<void> {
    return (this.#asked = this.#ask());
  }

  /** @throws ProblemError: `wrong-secret`, `which-person`, `too-many-tries`, `offline` */
  async signIn(input: SignIn): Promise<void> {
    // Its answer would sign out whoever comes in meanwhile.
    if (this.#leaving) await this.#leaving;
    // Whoever comes in takes the place of whoever left without signal: the server, told of that afterwards, would sign her out.
    const wasLeaving = isLeaving();
    keepLeaving(false);
    try {
      const call = this.#api.call(signIn, { body: input }, { isSigningIn: true });
      this.accept(await firstValueFrom(call), input.secret);
    } catch (error) {
      keepLeaving(wasLeaving);
      throw error;
    }
  }

  /** Takes over a session that the server has just opened with this secret. */
  accept(session: SessionView, secret: string): void {
    this.#opened++;
    this.#keep(session);
    this.#asked = Promise.resolve();
    if (this.#isKeptHere()) void this.enter(secret);
    // A language chosen on the way in is meant; otherwise the person's own is spoken.
    const isChosen = this.#settings.language() !== this.#firstLanguage || session.isDemo;
    if (isChosen) this.#tellLanguage(this.#settings.language());
    else void this.#settings.speak(session.locale).catch(() => undefined);
  }

  /** Shows whoever opened her things with her PIN without the server. */
  openHere(session: KeptSession): void {
    keepSession(session, false);
    this.#show(session, true);
  }

  /** Locks her things and forgets her session at once; the server hears it now, or when there is signal. */
  async signOut(isAsking = true): Promise<void> {
    const phone = await this.#phone().catch(() => null);
    if (isAsking && phone && !(await phone.isSureToLeave())) return;
    keepLeaving(true);
    await this.#lock();
    // Somebody else comes next: nothing of hers stays in memory either. The server hears it from the new page.
    if (hasPeople()) return this.#view.location.assign('/masuk');
    await this.#router.navigateByUrl('/');
    await this.#leave();
  }

  /**
   * The server does not know the session any more: asks to sign in and comes back to where she was. Whoever opened her things here
   * with her PIN stays where she is, and is asked for it.
   */
  lost(kind: string): void {
    if (!this.#session()) return;
    if (kind === 'other-account' || this.#isOnlyHere()) {
      this.openHere(this.#session()!);
      void this.#phone().then((phone) => phone.askForPin(kind === 'sign-in-wanted'));
      return;
    }
    const queryParams = { lanjut: this.#router.url, lagi: 1 };
    const signIn = this.#router.createUrlTree(['/masuk'], { queryParams });
    const locked = this.#lock();
    if (!hasPeople()) void this.#router.navigateByUrl(signIn);
    else void locked.then(() => this.#view.location.assign(this.#router.serializeUrl(signIn)));
  }

  /** To where she was going, or to the first page of her role. */
  async goOn(address?: string): Promise<void> {
    const isOurs = address?.startsWith('/') && !/^\/(\/|masuk|aktivasi)/.test(address);
    await this.#router.navigateByUrl(isOurs ? address! : homeOf(this.roles()));
  }

  async #lock(): Promise<void> {
    const isKeptHere = this.#isKeptHere();
    keepSession(null);
    this.#show(null, false);
    this.#asked = null;
    if (isKeptHere)
      await this.#phone()
        .then((phone) => phone.lock())
        .catch(() => undefined);
  }

  #keep(session: SessionView): void {
    keepSession(session);
    this.#show(session, false);
  }

  #show(session: Session | null, isOnlyHere: boolean): void {
    this.#session.set(session);
    this.#isOnlyHere.set(isOnlyHere);
  }

  /** Of staff nothing is kept; but what is open of a participant closes when they come. */
  #isKeptHere(): boolean {
    return this.roles().includes('participant') || hasPeople();
  }

  /** A module of its own: it has no place in anybody's first download. */
  async #phone() {
    const { OnThisPhone } = await import('./on-this-phone');
    return this.#injector.get(OnThisPhone);
  }

  async #ask(): Promise<void> {
    const opened = this.#opened;
    try {
      const call = this.#api.call(showSession, {}, { isSigningIn: true });
      const session = await firstValueFrom(call);
      this.#keep(session);
      if (this.#isKeptHere()) setTimeout(() => void this.enter(), OPENED_LATER_MS);
    } catch (error) {
      const { kind, status } = problemOf(error);
      if (status !== 401 || opened !== this.#opened) return;
      if (this.#session()) this.lost(kind);
      else keepSession(null);
    }
  }

  /** Best effort: without signal it is tried again at the next start. */
  #leave(): Promise<void> {
    return (this.#leaving ??= this.#tellLeaving().finally(() => (this.#leaving = null)));
  }

  async #tellLeaving(): Promise<void> {
    try {
      await firstValueFrom(this.#api.call(signOut, {}, { isSigningIn: true }));
    } catch (error) {
      if (problemOf(error).status !== 401) return;
    }
    keepLeaving(false);
  }

  #tellLanguage(locale: 'id' | 'en'): void {
    const session = untracked(this.#session);
    if (!session || session.locale === locale) return;
    this.#session.set({ ...session, locale });
    if (session.isDemo) return;
    this.#api.call(changeLocale, { body: { locale } }).subscribe({ error: () => undefined });
  }
}
