import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  type CertificateState,
  type CohortCertificate,
  listCohortCertificates,
  reinstateCertificate,
  revokeCertificate,
} from '@pijar/credentials/contracts';
import {
  ApiClient,
  Confirmation,
  EmptyState,
  ErrorState,
  Icon,
  PersonDatePipe,
  Pill,
  ProblemText,
  SHELL_PERSON,
  Skeleton,
  Toasts,
  Tone,
  Words,
} from '@pijar/shared/web';
import { awardOf } from '../certificate/award';
import { PaperDownload } from '../certificate/paper-download';
import { credentialsWords } from '../words';
import { NameCorrection } from './name-correction';

const tones: Record<CertificateState, Tone> = { valid: 'good', revoked: 'bad', replaced: 'warn' };

/** Certificates of a cohort, or of one of its people; officers take them back, make them valid again and correct names here. */
@Component({
  selector: 'pijar-cohort-certificates',
  imports: [
    TranslocoDirective,
    Icon,
    Pill,
    Skeleton,
    EmptyState,
    ErrorState,
    PersonDatePipe,
    NameCorrection,
  ],
  providers: [PaperDownload],
  templateUrl: './cohort-certificates.html',
  styleUrl: './cohort-certificates.css',
})
export class CohortCertificates {
  readonly cohortId = input.required<string>();
  /** Only those of one membership. */
  readonly membershipId = input<string>();

  readonly #api = inject(ApiClient);
  readonly #words = inject(Words);
  readonly #toasts = inject(Toasts);
  readonly #problems = inject(ProblemText);
  readonly #confirmation = inject(Confirmation);
  readonly #person = inject(SHELL_PERSON);
  protected readonly paper = inject(PaperDownload);

  protected readonly states: readonly CertificateState[] = ['valid', 'revoked', 'replaced'];
  protected readonly tones = tones;
  protected readonly isSpoken = signal(false);
  protected readonly state = signal<CertificateState | ''>('');
  protected readonly items = signal<CohortCertificate[]>([]);
  protected readonly next = signal<string | null>(null);
  protected readonly isLoading = signal(false);
  protected readonly error = signal<unknown>(null);
  protected readonly correcting = signal<CohortCertificate | null>(null);
  protected readonly mayChange = computed(() =>
    Boolean(this.#person()?.roles.some((role) => role === 'officer' || role === 'admin')),
  );

  constructor() {
    void this.#words.learn('credentials', credentialsWords).then(() => this.isSpoken.set(true));
    effect(() => {
      this.cohortId();
      this.membershipId();
      this.state();
      untracked(() => this.reload());
    });
  }

  protected reload(): void {
    this.items.set([]);
    this.next.set(null);
    this.load();
  }

  /** The first page, or the one after what is shown. */
  protected load(): void {
    const asked = { state: this.state(), cohortId: this.cohortId() };
    this.isLoading.set(true);
    this.error.set(null);
    this.#api
      .call(listCohortCertificates, {
        params: { cohortId: asked.cohortId },
        query: {
          limit: 50,
          cursor: this.next() ?? undefined,
          state: asked.state || undefined,
          membershipId: this.membershipId(),
        },
      })
      .subscribe({
        next: (page) => {
          // An answer to a question that was changed meanwhile is thrown away.
          if (asked.state !== this.state() || asked.cohortId !== this.cohortId()) return;
          this.items.update((items) => [...items, ...page.items]);
          this.next.set(page.next);
          this.isLoading.set(false);
        },
        error: (error: unknown) => {
          this.error.set(error);
          this.isLoading.set(false);
        },
      });
  }

  protected award(certificate: CohortCertificate): string {
    this.#words.spoken();
    return awardOf(certificate, this.#words);
  }

  /** Takes a certificate back, or makes one valid again; both ask why. */
  protected async decide(
    certificate: CohortCertificate,
    verb: 'revoke' | 'reinstate',
  ): Promise<void> {
    const { name, certificateId } = certificate;
    const say = (key: string, params?: object) =>
      this.#words.say(`credentials.cohort.${key}`, { ...params });
    const { isConfirmed, reason } = await this.#confirmation.ask({
      heading: say(`${verb}Heading`),
      text: say(`${verb}Text`, { name, award: this.award(certificate) }),
      confirm: say(verb),
      reason: say('reason'),
      isDangerous: verb === 'revoke',
    });
    if (!isConfirmed) return;
    const route = verb === 'revoke' ? revokeCertificate : reinstateCertificate;
    this.#api.call(route, { params: { certificateId }, body: { reason } }).subscribe({
      next: () => {
        this.#toasts.show(say(verb === 'revoke' ? 'revoked' : 'reinstated', { name }));
        this.reload();
      },
      error: (error: unknown) => {
        this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
        this.reload();
      },
    });
  }

  protected corrected(name: string): void {
    this.correcting.set(null);
    this.#toasts.show(this.#words.say('credentials.cohort.corrected', { name }));
    this.reload();
  }
}
