import { NgComponentOutlet } from '@angular/common';
import { Component, OnInit, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { AssignmentBody } from '@pijar/curriculum/contracts';
import { ErrorState, PersonSettings, Skeleton } from '@pijar/shared/web';
import { dayWords } from '../due';
import { DueLine } from '../due-line';
import { Composer } from './compose/composer';
import { Writing } from './draft/writing';
import { FileUploads } from './files/file-uploads';
import { HandInFiles } from './files/hand-in-files';
import { HandIn } from './hand-in';
import { AttemptSender } from './sending/attempt-sender';
import type { StatusWord } from './status-card';
import { TaskCard } from './task/task-card';
import { PageSending } from './sending/page-sending';
import { Room } from './phone/room';
import { nameOf } from '@pijar/submissions/phone';

/** Reasons for which work is not taken, now or ever. */
const CLOSED: readonly string[] = [
  'step-done',
  'step-locked',
  'membership-paused',
  'membership-left',
];

/** What an assignment is: as learning knows the step. */
export interface AssignmentStep {
  id: string;
  title: string;
  body: AssignmentBody;
}

/** One assignment: what to do, the composer or where the work is, what the coach said, earlier tries. */
@Component({
  selector: 'pijar-hand-in-page',
  imports: [
    TranslocoDirective,
    ErrorState,
    Skeleton,
    Composer,
    DueLine,
    TaskCard,
    NgComponentOutlet,
  ],
  providers: [HandIn, Room, Writing, HandInFiles, FileUploads, PageSending, AttemptSender],
  templateUrl: './hand-in-page.html',
  styleUrl: './hand-in-page.css',
})
export class HandInPage implements OnInit {
  readonly membershipId = input.required<string>();
  readonly step = input.required<AssignmentStep>();

  readonly #settings = inject(PersonSettings);
  readonly #files = inject(HandInFiles);
  readonly #writing = inject(Writing);
  readonly #sender = inject(AttemptSender);
  protected readonly handIn = inject(HandIn);

  /** Fetched when another phone wrote as well: hardly ever. */
  protected readonly twoDrafts = resource({
    params: () => (this.#writing.conflict() ? true : undefined),
    loader: () => import('./draft/two-drafts').then((m) => m.TwoDrafts),
  });
  protected readonly workName = computed(() =>
    nameOf({ membershipId: this.membershipId(), stepId: this.step().id }),
  );
  protected readonly isSending = this.#sender.isUnderWay;
  /** The newest attempt: as the receipt tells until the page has been read again. */
  protected readonly latest = computed(() => {
    const state = this.#sender.state();
    if (state.phase === 'sent') return state.receipt;
    return this.handIn.lastAttempt();
  });
  protected readonly status = computed<StatusWord | null>(() => {
    if (this.#sender.state().phase === 'sent') return 'sent';
    const submission = this.handIn.submission();
    // Nothing of it is hers to do: whoever reads it now sees to the rest.
    if (submission?.trusted) return 'sent';
    const state = submission?.state;
    return !state || state === 'draft' ? null : state;
  });
  readonly #isAnywhere = computed(() => this.status() !== null && this.latest() !== null);
  readonly #sent = resource({
    params: () => this.#isAnywhere() || this.handIn.lastAttempt() !== null || undefined,
    loader: () => import('./sent'),
  });
  protected readonly sent = computed(() => (this.#sent.hasValue() ? this.#sent.value() : null));
  /** Whether everything is here that the page begins with, so that nothing moves under her finger. Once it is, it stays. */
  protected readonly isWhole = linkedSignal<boolean, boolean>({
    source: () => Boolean(this.handIn.view()) && this.#sent.status() !== 'loading',
    computation: (isHere, before) => isHere || before?.value === true,
  });
  protected readonly statusInputs = computed(() => ({
    state: this.status(),
    number: this.latest()?.number,
    sentAt: this.latest()?.sentAt,
    replyBy: this.latest()?.replyBy,
    isFresh: this.#sender.state().phase === 'sent',
  }));
  protected readonly earlier = computed(() => {
    const attempts = this.handIn.submission()?.attempts ?? [];
    return attempts.slice(1);
  });
  /** Fetched when something of hers is on its way. */
  protected readonly sendingCard = resource({
    params: () => this.isSending() || undefined,
    loader: () => import('./sending/sending-card').then((m) => m.SendingCard),
  });
  readonly #last = this.handIn.lastAttempt;
  /** Her work is with those alone whom she can trust with it. */
  protected readonly trustedInputs = computed(() => {
    const names = this.handIn.submission()?.trusted;
    return names ? { names } : undefined;
  });
  protected readonly reversedInputs = computed(() => ({ reversed: this.#last()?.reversed }));
  /** Fetched for what hardly ever happens. */
  protected readonly aside = resource({
    params: () => Boolean(this.trustedInputs() ?? this.#last()?.reversed) || undefined,
    loader: () => import('./aside'),
  });
  protected readonly workInputs = computed(() => ({ attempt: this.#last() }));
  protected readonly feedbackInputs = computed(() => ({
    feedback: this.#last()?.feedback,
    files: this.#last()?.files,
    rubric: this.#last()?.rubric ?? this.handIn.submission()?.rubric,
  }));
  /** Fetched once there are earlier tries to show. */
  protected readonly attemptList = resource({
    params: () => this.earlier().length > 0 || undefined,
    loader: () => import('./attempts/attempt-list').then((m) => m.AttemptList),
  });
  /** Fetched where staff entered the work for her. */
  protected readonly enteredNote = resource({
    params: () => (this.handIn.lastAttempt()?.entered ? true : undefined),
    loader: () => import('../acting/entered-note').then((m) => m.EnteredNote),
  });
  protected readonly enteredInputs = computed(() => ({
    submission: this.handIn.submission(),
    whenSaid: () => this.handIn.reload(),
  }));
  /** The server's word for the newest attempt, where it went from this phone. */
  readonly #receipt = computed(() => {
    const receipt = this.#sender.receipt();
    const newest = this.latest();
    const id = newest && ('attemptId' in newest ? newest.attemptId : newest.id);
    return receipt && receipt.attemptId === id ? receipt : null;
  });
  protected readonly receiptInputs = computed(() => ({ receipt: this.#receipt() }));
  protected readonly receipt = resource({
    params: () => (this.#receipt() ? true : undefined),
    loader: () => import('./receipt').then((m) => m.Receipt),
  });
  /** Why the last sending came back. */
  protected readonly fault = computed(() => {
    const state = this.#sender.state();
    return state.phase === 'writing' ? state.fault : null;
  });
  /** She is out of the class or the step is closed, and her work is still here. */
  protected readonly isStranded = computed(() => {
    const view = this.handIn.view();
    const isClosed = Boolean(view && CLOSED.includes(view.whyNot ?? ''));
    return isClosed && !this.isSending() && !this.handIn.isBlank();
  });
  protected readonly keptWork = resource({
    params: () => this.isStranded() || undefined,
    loader: () => import('./kept-work').then((m) => m.KeptWork),
  });
  protected readonly movedFrom = computed(() => {
    const before = this.handIn.movedFrom();
    if (before === undefined || this.handIn.isBlank()) return null;
    return before
      ? { key: 'moved', day: dayWords(before, this.#settings.language()) }
      : { key: 'movedNone', day: '' };
  });
  protected readonly attemptInputs = computed(() => ({
    attempts: this.earlier(),
    rubric: this.handIn.submission()?.rubric,
  }));
  /** Whether the composer is open for another try: she pressed for it, or began it before. It stays open while she clears it. */
  protected readonly isRepairing = linkedSignal<{ id?: string; isBlank: boolean }, boolean>({
    source: () => ({ id: this.handIn.lastAttempt()?.id, isBlank: this.handIn.isBlank() }),
    computation: ({ id, isBlank }, before) =>
      !isBlank || (before?.source.id === id && before?.value === true),
  });
  protected readonly isComposing = computed(() => {
    if (this.isSending() || this.#sender.state().phase === 'sent') return false;
    const status = this.status();
    if (this.isStranded()) return false;
    return status === null || (status === 'returned' && this.isRepairing());
  });

  ngOnInit(): void {
    const { id, title } = this.step();
    void this.handIn.open({ membershipId: this.membershipId(), stepId: id }, title);
  }

  protected repair(): void {
    const last = this.handIn.lastAttempt();
    if (last) {
      this.#writing.fillFrom(last);
      this.#files.carry(last.files);
    }
    this.isRepairing.set(true);
  }
}
