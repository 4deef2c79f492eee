import { Injectable, computed, effect, inject, linkedSignal, untracked } from '@angular/core';
import { showHome, type HomeView, type PathView, type StepLine } from '@pijar/learning/contracts';
import { SessionStore } from '@pijar/identity/web';
import { Connection, resourceOf } from '@pijar/shared/web';
import { FactQueue } from '../facts/fact-queue';
import { withDoneHere } from './done-here';

interface Answered {
  personId: string | undefined;
  home: HomeView | undefined;
}

/** Where the participant stands, read once and shared by all her pages. */
@Injectable({ providedIn: 'root' })
export class CurrentMembership {
  readonly #facts = inject(FactQueue);
  readonly #connection = inject(Connection);
  readonly #session = inject(SessionStore).session;
  readonly #personId = computed(() => this.#session()?.personId);
  readonly #answer = resourceOf(showHome, () => (this.#personId() ? {} : undefined));
  readonly #last = linkedSignal<Answered, Answered>({
    source: () => ({
      personId: this.#personId(),
      home: this.#answer.hasValue() ? this.#answer.value() : undefined,
    }),
    computation: (now, before) => {
      const isSame = before?.value.personId === now.personId;
      return { ...now, home: now.home ?? (isSame ? before?.value.home : undefined) };
    },
  });
  /**
   * The last good answer: a failed reload on the road takes nothing off the screen. Somebody else's is never shown to whoever
   * signs in after her on a shared phone.
   */
  readonly home = computed(() => {
    const home = this.#last().home;
    return home && withDoneHere(home, this.#facts.doneHere());
  });
  readonly error = this.#answer.error;
  readonly #memberships = computed(() => this.home()?.memberships ?? []);
  /** The chosen one stays chosen when the answer is read again. */
  readonly #chosen = linkedSignal<PathView[], string | undefined>({
    source: this.#memberships,
    computation: (memberships, before) =>
      memberships.find((each) => each.membershipId === before?.value)?.membershipId ??
      memberships[0]?.membershipId,
  });

  readonly path = computed<PathView | undefined>(() =>
    this.#memberships().find((each) => each.membershipId === this.#chosen()),
  );
  readonly id = computed(() => this.path()?.membershipId);

  constructor() {
    effect(() => {
      const ids = this.#last().home?.memberships.map((each) => each.membershipId);
      if (ids) untracked(() => void this.#facts.takeOver(ids));
    });
    let wasAway = false;
    effect(() => {
      // What could not be read without signal, or is what the phone kept, is read when it is back.
      const isOnline = this.#connection.isOnline();
      if (isOnline && (wasAway || untracked(this.error))) untracked(() => this.reload());
      wasAway = !isOnline;
    });
    effect(() => {
      if (this.#facts.sent() > 0) untracked(() => this.reload());
    });
  }

  /** Reads again where she stands; what is known stays on the screen meanwhile. */
  reload(): void {
    this.#answer.reload();
  }

  choose(membershipId: string): void {
    this.#chosen.set(membershipId);
  }

  /** The membership that a step belongs to: a link may lead into another one than the chosen. */
  pathWith(stepId: string): PathView | undefined {
    return this.#memberships().find((path) => stepsOf(path).some((step) => step.stepId === stepId));
  }
}

/** Every step of a path, in no special order. */
export const stepsOf = (path: PathView): StepLine[] =>
  path.stages.flatMap((stage) => [
    ...stage.modules.flatMap((module) => module.steps),
    ...stage.meetings,
  ]);
