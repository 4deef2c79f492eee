import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Avatar,
  Connection,
  Icon,
  ProblemText,
  Skeleton,
  Words,
  problemOf,
} from '@pijar/shared/web';
import { OnThisPhone, type PersonHere } from '../session/on-this-phone';
import { SessionStore } from '../session/session-store';
import { SecretField } from './secret-field';

/** Whoever uses this phone, by name: a tap and a PIN, with signal or without. */
@Component({
  selector: 'pijar-people-here-page',
  imports: [Avatar, Icon, RouterLink, SecretField, Skeleton, TranslocoDirective],
  templateUrl: './people-here-page.html',
  styleUrl: './people-here-page.css',
})
export class PeopleHerePage {
  readonly #here = inject(OnThisPhone);
  readonly #store = inject(SessionStore);
  readonly #text = inject(ProblemText);
  readonly #words = inject(Words);
  readonly #router = inject(Router);
  protected readonly connection = inject(Connection);

  /** From the address: where she was going, and that her session had ended. */
  readonly lanjut = input<string>();
  readonly lagi = input<string>();

  protected readonly people = resource({ loader: () => this.#find() });
  /** Whose PIN is asked for; where only one person uses the phone, it is she. */
  protected readonly chosen = linkedSignal<string | null>(() => {
    const people = this.people.hasValue() ? this.people.value() : [];
    return people.length === 1 || this.lagi() ? (people[0]?.accountId ?? null) : null;
  });
  protected readonly pin = linkedSignal({ source: this.chosen, computation: () => '' });
  protected readonly isSending = signal(false);
  /** A key of our words, or what the server said. */
  readonly #problem = linkedSignal<string | null, unknown>({
    source: this.chosen,
    computation: () => null,
  });
  protected readonly fault = computed(() => {
    this.#words.spoken();
    const problem = this.#problem();
    if (!problem) return null;
    return typeof problem === 'string' ? this.#words.say(problem) : this.#text.of(problem);
  });

  protected async enter(event: Event, person: PersonHere): Promise<void> {
    event.preventDefault();
    if (this.isSending() || !this.pin()) return;
    this.isSending.set(true);
    this.#problem.set(null);
    try {
      await this.#open(person);
    } catch (error) {
      const isWrong = problemOf(error).kind === 'wrong-secret';
      this.#problem.set(isWrong ? 'identityPhone.people.wrongPin' : error);
    } finally {
      this.isSending.set(false);
    }
  }

  /** At the server where it answers, else with what is kept here. */
  async #open(person: PersonHere): Promise<void> {
    const isHeard = this.connection.isOnline() && (await this.#signIn(person));
    if (!isHeard) {
      const unlocking = await this.#here.unlock(person.accountId, this.pin());
      if (unlocking === 'wrong-pin') return this.#problem.set('identityPhone.people.wrongPin');
      if (unlocking === 'needs-signal')
        return this.#problem.set('identityPhone.people.needsSignal');
    }
    await this.#store.goOn(this.lanjut());
  }

  /** False: no answer. @throws what the server says against it */
  async #signIn(person: PersonHere): Promise<boolean> {
    try {
      await this.#store.signIn({ identifier: person.signInName, secret: this.pin() });
      return true;
    } catch (error) {
      if (['offline', 'unavailable'].includes(problemOf(error).kind)) return false;
      throw error;
    }
  }

  /** Nobody is signed in here: nothing stays open, also when the last page was closed in between. */
  async #find(): Promise<PersonHere[]> {
    await this.#here.lock();
    const people = await this.#here.people();
    if (people.length === 0) await this.#router.navigate(['/masuk'], { queryParams: { lain: 1 } });
    return people;
  }
}
