import { DOCUMENT, DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { ApiClient, Clock, Connection, ProblemError, problemOf } from '@pijar/shared/web';
import {
  ClaimView,
  LeaseView,
  claimSubmission,
  handBackClaim,
  renewClaim,
  takeOverClaim,
} from '@pijar/submissions/contracts';
import { Observable, firstValueFrom } from 'rxjs';
import { LeaseState, leaseState, minutesLeft } from '../lease';

const RENEW_MS = 5 * 60_000;

/** The lease on one piece of work: taken, renewed while the page is seen, given back, lost. */
@Injectable()
export class ReviewLease {
  readonly #api = inject(ApiClient);
  readonly #clock = inject(Clock);
  readonly #connection = inject(Connection);
  readonly #document = inject(DOCUMENT);
  readonly #lease = signal<LeaseView | null>(null);
  readonly #isLost = signal(false);
  readonly #isBusy = signal(false);
  #submissionId = '';
  #renewedAt = 0;

  readonly lease = this.#lease.asReadonly();
  /** True from the moment that others ended it: somebody else has it, or the queue. */
  readonly isLost = this.#isLost.asReadonly();
  readonly isBusy = this.#isBusy.asReadonly();
  readonly state = computed<LeaseState>(() => leaseState(this.#lease(), this.#clock.now()));
  readonly minutesLeft = computed(() => {
    const lease = this.#lease();
    return lease ? minutesLeft(lease, this.#clock.now()) : 0;
  });
  readonly isMine = computed(() => this.state() === 'mine' || this.state() === 'ending');

  constructor() {
    const timer = setInterval(() => void this.#renewIfSeen(), RENEW_MS);
    const onSeen = () => void this.#renewIfSeen();
    this.#document.addEventListener('visibilitychange', onSeen);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      this.#document.removeEventListener('visibilitychange', onSeen);
    });
  }

  open(submissionId: string, lease: LeaseView | null): void {
    this.#submissionId = submissionId;
    this.hear(lease);
  }

  /** Hears who holds it now, whichever answer says so first: nobody but others ends a lease whose time still runs. */
  hear(lease: LeaseView | null): void {
    if (this.isMine() && !lease?.isMine) this.#isLost.set(true);
    if (lease?.isMine) {
      this.#isLost.set(false);
      this.#renewedAt = Date.now();
    }
    this.#lease.set(lease);
  }

  /** The server said that it is not mine any more. */
  lose(lease: LeaseView | null): void {
    this.hear(lease);
    this.#isLost.set(true);
  }

  /** @throws ProblemError `held-by-other`, `not-waiting` */
  claim(): Promise<void> {
    return this.#get(this.#api.call(claimSubmission, this.#input()));
  }

  /** @throws ProblemError `not-waiting` */
  takeOver(): Promise<void> {
    return this.#get(this.#api.call(takeOverClaim, this.#input()));
  }

  async handBack(): Promise<void> {
    await firstValueFrom(this.#api.call(handBackClaim, this.#input()));
    this.#lease.set(null);
  }

  async #renewIfSeen(): Promise<void> {
    const isHeld = this.isMine() || this.state() === 'ended';
    const isFresh = Date.now() - this.#renewedAt < RENEW_MS / 5;
    if (!isHeld || isFresh || this.#document.visibilityState !== 'visible') return;
    if (!this.#connection.isOnline()) return;
    await this.#get(this.#api.call(renewClaim, this.#input())).catch(() => undefined);
  }

  async #get(call: Observable<ClaimView>): Promise<void> {
    this.#isBusy.set(true);
    try {
      this.hear((await firstValueFrom(call)).lease);
    } catch (error) {
      const problem = problemOf(error);
      this.#hearRefusal(problem);
      throw problem;
    } finally {
      this.#isBusy.set(false);
    }
  }

  #hearRefusal({ kind, problem }: ProblemError): void {
    const current = problem.current as { lease?: LeaseView | null } | undefined;
    if (kind === 'lease-lost') this.lose(current?.lease ?? null);
    else if (current && 'lease' in current) this.hear(current.lease ?? null);
  }

  #input() {
    return { params: { submissionId: this.#submissionId } };
  }
}
