import { DOCUMENT, DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { ApiClient, Connection, problemOf } from '@pijar/shared/web';
import { AttemptView, DraftView, saveDraft } from '@pijar/submissions/contracts';
import {
  WORDS,
  filled,
  isSame,
  nameOf,
  type Base,
  type KeptWords,
  type Work,
  type Written,
} from '@pijar/submissions/phone';
import { firstValueFrom } from 'rxjs';
import { Room } from '../phone/room';
import { isBlank, joined, mergeWritten } from './draft-merge';

/** Milliseconds after a keystroke at which the words lie on the phone. */
const KEEP_MS = 150;
/** Milliseconds without a keystroke after which the server gets a copy. */
const QUIET_MS = 2_500;
const BLANK: Written = { text: '', links: [] };

/** The words of a hand-in: on the phone a moment after each keystroke, on the server when she pauses and there is signal. */
@Injectable()
export class Writing {
  readonly #api = inject(ApiClient);
  readonly #connection = inject(Connection);
  readonly #room = inject(Room);
  readonly #written = signal<Written>(BLANK);
  readonly #conflict = signal<DraftView | null>(null);
  readonly #savedAt = signal<string | null>(null);
  #work: Work | undefined;
  #base: Base | null = null;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #keeping: Promise<void> = Promise.resolve();
  #isSaving = false;
  #isHeld = false;

  readonly written = this.#written.asReadonly();
  /** What another phone wrote meanwhile; saving waits until she has chosen. */
  readonly conflict = this.#conflict.asReadonly();
  /** When the server last took a copy, ISO 8601. */
  readonly savedAt = this.#savedAt.asReadonly();
  readonly isBlank = computed(() => isBlank(this.#written()));

  constructor() {
    this.#keepBeforeLeaving();
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#saveTimer);
      void this.keepNow();
      void this.#save();
    });
  }

  /** Takes up what this phone kept. What is typed meanwhile is newer and stays. */
  async open(work: Work): Promise<void> {
    this.#work = work;
    const kept = await this.#room.get<KeptWords>(WORDS, nameOf(work));
    if (!kept) return;
    this.#base = kept.base;
    if (this.isBlank()) this.#written.set(kept.written);
  }

  write(change: Partial<Written>): void {
    this.#written.update((written) => ({ ...written, ...change }));
    this.#keepSoon();
    this.#saveSoon();
  }

  /** While an attempt is on its way the server gets no copies: they would come after it as a draft of the next. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
  }

  /** Lays the words on the phone now; resolves when they lie there, or the room has said that they do not fit. */
  keepNow(): Promise<void> {
    if (this.#keepTimer === undefined || !this.#work) return this.#keeping;
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    const name = nameOf(this.#work);
    const kept: KeptWords = { written: this.#written(), base: this.#base };
    this.#keeping = this.#keeping.then(() => this.#room.put(WORDS, name, kept));
    return this.#keeping;
  }

  /** Hears what the server holds. */
  meet(draft: DraftView | null): void {
    if (!draft) {
      this.#base = null;
      return;
    }
    const merge = mergeWritten(this.#base, this.#written(), draft);
    if (merge === 'ask') {
      this.#conflict.set(draft);
      return;
    }
    this.#agree(draft, merge === 'theirs' ? draft : this.#written());
  }

  /** Settles a conflict. */
  choose(choice: 'mine' | 'theirs' | 'both'): void {
    const theirs = this.#conflict();
    if (!theirs) return;
    const mine = this.#written();
    const chosen = { mine, theirs, both: joined(mine, theirs) }[choice];
    this.#conflict.set(null);
    this.#agree(theirs, chosen);
    void this.#save();
  }

  /** Begins the next try with the words of the last one; what is already written stays. */
  fillFrom(attempt: AttemptView): void {
    if (this.isBlank()) this.write({ text: attempt.text, links: attempt.links });
  }

  /** Everything is with the server and off the phone: so it goes off the screen. */
  clear(): void {
    clearTimeout(this.#saveTimer);
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    this.#written.set(BLANK);
    this.#base = null;
    this.#conflict.set(null);
    this.#savedAt.set(null);
  }

  #agree(draft: DraftView, written: Written): void {
    this.#base = { text: draft.text, links: draft.links, version: draft.version };
    this.#savedAt.set(draft.updatedAt);
    this.#written.set({ text: written.text, links: written.links });
    this.#keepSoon();
  }

  #keepSoon(): void {
    this.#keepTimer ??= setTimeout(() => void this.keepNow(), KEEP_MS);
  }

  #saveSoon(): void {
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => void this.#save(), QUIET_MS);
  }

  /** The server knows a newer version than this phone thought. */
  #catchUp(draft: DraftView | null): void {
    this.meet(draft);
    this.#saveSoon();
  }

  /** A phone takes pages away without a word: these are the last moments that one hears of. */
  #keepBeforeLeaving(): void {
    const page = inject(DOCUMENT);
    const keep = () => void this.keepNow();
    page.addEventListener('visibilitychange', keep);
    page.defaultView?.addEventListener('pagehide', keep);
    inject(DestroyRef).onDestroy(() => {
      page.removeEventListener('visibilitychange', keep);
      page.defaultView?.removeEventListener('pagehide', keep);
    });
  }

  async #save(): Promise<void> {
    const sent = this.#written();
    // The draft on the server is the participant's own.
    if (this.#work?.enteredFor) return;
    if (!this.#work || this.#isSaving || this.#isHeld || this.#conflict()) return;
    if (this.#base ? isSame(this.#base, sent) : isBlank(sent)) return;
    if (!this.#connection.isOnline()) return;
    this.#isSaving = true;
    const body = { ...sent, links: filled(sent.links), version: this.#base?.version ?? 0 };
    try {
      const draft = await firstValueFrom(this.#api.call(saveDraft, { params: this.#work, body }));
      // What was typed while it was under way is newer.
      this.#agree({ ...draft, ...sent }, this.#written());
    } catch (error) {
      const { kind, problem } = problemOf(error);
      if (kind === 'draft-changed') this.#catchUp(currentDraft(problem.current));
    } finally {
      this.#isSaving = false;
    }
  }
}

/** The draft that a conflict carries. */
function currentDraft(current: unknown): DraftView | null {
  const draft = current as Partial<DraftView> | null;
  return typeof draft?.version === 'number' ? (draft as DraftView) : null;
}
