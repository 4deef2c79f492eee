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
import { ApiClient, Connection, PersonSettings, problemOf } from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { homeOf } from './homes';
import {
  isLeaving,
  keepLeaving,
  keepSession,
  keptSession,
  onKeptElsewhere,
  type KeptSession,
} from './kept-session';

/** What is known of whoever is signed in: `phone` and `consents` only once the server has answered. */
export type Session = KeptSession & Partial<SessionView>;

/** Who is signed in on this phone. Starts from the kept copy, so that everything opens without signal. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  readonly #api = inject(ApiClient);
  readonly #router = inject(Router);
  readonly #settings = inject(PersonSettings);
  readonly #connection = inject(Connection);
  readonly #injector = inject(Injector);
  readonly #session = signal<Session | null>(keptSession());
  readonly #firstLanguage = this.#settings.language();
  #asked: Promise<void> | null = null;

  /** Null: nobody, as far as the phone knows. Guards make sure that pages with an account have somebody. */
  readonly session = this.#session.asReadonly();
  readonly roles = computed<readonly Role[]>(() => this.#session()?.roles ?? []);

  constructor() {
    onKeptElsewhere(inject(DOCUMENT).defaultView!, () => this.#session.set(keptSession()));
    effect(() => this.#tellLanguage(this.#settings.language()));
    effect(() => {
      if (this.#connection.isOnline() && isLeaving()) untracked(() => void this.#leave());
    });
  }

  /** At once from the kept copy (the server's word follows), else from the server. Null: sign in first. */
  async known(): Promise<Session | null> {
    if (isLeaving()) await this.#leave();
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
    this.accept(
      await firstValueFrom(this.#api.call(signIn, { body: input }, { isSigningIn: true })),
    );
  }

  /** Takes over a session that the server has just opened. */
  accept(session: SessionView): void {
    keepSession(session);
    this.#session.set(session);
    this.#asked = Promise.resolve();
    // A language chosen on the way in is meant; otherwise the person's own is spoken.
    const isChosen = this.#settings.language() !== this.#firstLanguage || session.isDemo;
    if (isChosen) this.#tellLanguage(this.#settings.language());
    else void this.#settings.speak(session.locale).catch(() => undefined);
  }

  /** Forgets her on this phone at once; the server hears it now, or when there is signal. */
  async signOut(): Promise<void> {
    if (!(await this.#isSureToLeave())) return;
    keepLeaving(true);
    this.#forget();
    await this.#router.navigateByUrl('/');
    await this.#leave();
  }

  /** The server does not know the session any more: asks to sign in and comes back to where she was. */
  lost(): void {
    if (!this.#session()) return;
    this.#forget();
    const queryParams = { lanjut: this.#router.url, lagi: 1 };
    void this.#router.navigate(['/masuk'], { queryParams });
  }

  /** To where she was going, or to the first page of her role. */
  async goOn(address?: string): Promise<void> {
    const isOurs = address?.startsWith('/') && !/^\/(\/|masuk|aktivasi)/.test(address);
    await this.#router.navigateByUrl(isOurs ? address! : homeOf(this.roles()));
  }

  /** Work that the server does not have yet stays on the phone, but nobody sends it once she is out. */
  async #isSureToLeave(): Promise<boolean> {
    const count = this.#connection.unsent();
    if (count === 0) return true;
    const { isSureToLeave } = await import('./sure-to-leave');
    return isSureToLeave(this.#injector, count);
  }

  #forget(): void {
    keepSession(null);
    this.#session.set(null);
    this.#asked = null;
  }

  async #ask(): Promise<void> {
    try {
      const call = this.#api.call(showSession, {}, { isSigningIn: true });
      const session = await firstValueFrom(call);
      keepSession(session);
      this.#session.set(session);
    } catch (error) {
      if (problemOf(error).status !== 401) return;
      if (this.#session()) this.lost();
      else keepSession(null);
    }
  }

  /** Best effort: without signal it is tried again at the next start. */
  async #leave(): Promise<void> {
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
