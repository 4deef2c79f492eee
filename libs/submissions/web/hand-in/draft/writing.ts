import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { ApiClient, Connection, problemOf } from '@pijar/shared/web';
import { AttemptView, DraftView, saveDraft } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { Base, Memory, forgetMemory, keepMemory, memoryOf } from '../phone/hand-in-memory';
import { KeptSending } from '../sending/sending';
import { Work, nameOf } from '../work';
import { Written, filled, isBlank, isSame, joined, mergeWritten } from './draft-merge';

/** Milliseconds without a keystroke after which the server gets a copy. */
const QUIET_MS = 2_500;
const BLANK: Written = { text: '', links: [] };

/** The words of a hand-in: on the phone with every keystroke, on the server when she pauses and there is signal. */
@Injectable()
export class Writing {
  readonly #api = inject(ApiClient);
  readonly #connection = inject(Connection);
  readonly #written = signal<Written>(BLANK);
  readonly #isKept = signal(true);
  readonly #conflict = signal<DraftView | null>(null);
  readonly #savedAt = signal<string | null>(null);
  #work: Work | undefined;
  #base: Base | null = null;
  #sending: KeptSending | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSaving = false;

  readonly written = this.#written.asReadonly();
  /** False when the phone has no room for the words: they live only as long as the page. */
  readonly isKept = this.#isKept.asReadonly();
  /** What another phone wrote meanwhile; saving waits until she has chosen. */
  readonly conflict = this.#conflict.asReadonly();
  /** When the server last took a copy, ISO 8601. */
  readonly savedAt = this.#savedAt.asReadonly();
  readonly isBlank = computed(() => isBlank(this.#written()));

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#timer);
      void this.#save();
    });
  }

  /** Takes up what this phone kept; answers with the sending that was under way. */
  open(work: Work): KeptSending | null {
    this.#work = work;
    const memory: Memory | null = memoryOf(nameOf(work));
    if (!memory) return null;
    this.#written.set(memory.written);
    this.#base = memory.base;
    this.#sending = memory.sending;
    return memory.sending;
  }

  write(change: Partial<Written>): void {
    this.#written.update((written) => ({ ...written, ...change }));
    this.#keep();
    this.#saveSoon();
  }

  /** Remembers a sending across reloads; null when there is none. */
  remember(sending: KeptSending | null): void {
    this.#sending = sending;
    this.#keep();
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

  /** Everything is with the server: the phone lets go. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#written.set(BLANK);
    this.#base = null;
    this.#sending = null;
    this.#conflict.set(null);
    this.#savedAt.set(null);
    if (this.#work) forgetMemory(nameOf(this.#work));
  }

  #agree(draft: DraftView, written: Written): void {
    this.#base = { text: draft.text, links: draft.links, version: draft.version };
    this.#savedAt.set(draft.updatedAt);
    this.#written.set({ text: written.text, links: written.links });
    this.#keep();
  }

  #saveSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), QUIET_MS);
  }

  /** The server knows a newer version than this phone thought. */
  #catchUp(draft: DraftView | null): void {
    this.meet(draft);
    this.#saveSoon();
  }

  #keep(): void {
    if (!this.#work) return;
    const memory = { written: this.#written(), base: this.#base, sending: this.#sending };
    this.#isKept.set(keepMemory(nameOf(this.#work), memory));
  }

  async #save(): Promise<void> {
    const sent = this.#written();
    // The draft on the server is the participant's own.
    if (this.#work?.enteredFor) return;
    if (!this.#work || this.#isSaving || this.#sending || this.#conflict()) return;
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
