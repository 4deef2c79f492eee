import { Component, computed, inject, input, signal, type OnInit } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { activate, checkCode, type Activation, type CodeOwner } from '@pijar/identity/contracts';
import { ApiClient, ProblemText, problemOf, type ProblemError } from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { SessionStore } from '../session/session-store';
import { CodeStep } from './code-step';
import { ConsentStep } from './consent-step';
import { NewSecretStep } from './new-secret-step';

type Step = 'code' | 'consents' | 'secret';

/** From the code on the slip to being signed in: whose code, what is kept and why, a PIN of her own. */
@Component({
  selector: 'pijar-activation-page',
  imports: [CodeStep, ConsentStep, NewSecretStep, TranslocoDirective],
  templateUrl: './activation-page.html',
  styleUrl: './activation-page.css',
})
export class ActivationPage implements OnInit {
  readonly #api = inject(ApiClient);
  readonly #store = inject(SessionStore);
  readonly #route = inject(ActivatedRoute);
  readonly #router = inject(Router);
  readonly #text = inject(ProblemText);

  /** A code in the query; links carry it behind a `#`, which reaches no server. */
  readonly kode = input<string>();

  protected readonly code = signal('');
  protected readonly owner = signal<CodeOwner | null>(null);
  protected readonly step = signal<Step>('code');
  protected readonly isSending = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);
  readonly #choices = signal<Activation['consents']>([]);

  protected readonly fault = computed(() => this.problem() && this.#text.of(this.problem()));
  protected readonly secretFault = computed(() => this.#text.ofField(this.problem(), 'secret'));
  protected readonly steps = computed(() =>
    this.owner()?.consents.length === 0 ? ['code', 'secret'] : ['code', 'consents', 'secret'],
  );

  ngOnInit(): void {
    const fragment = new URLSearchParams(this.#route.snapshot.fragment ?? '');
    const code = fragment.get('kode') ?? this.kode();
    if (!code) return;
    // The code does not stay in the address, the history or a screenshot.
    void this.#router.navigate([], { replaceUrl: true, queryParams: {} });
    this.code.set(code);
    void this.check();
  }

  protected check(): Promise<void> {
    return this.#sending(async () => {
      const body = { code: this.code() };
      const owner = await firstValueFrom(
        this.#api.call(checkCode, { body }, { isSigningIn: true }),
      );
      this.owner.set(owner);
      this.step.set(owner.consents.length > 0 ? 'consents' : 'secret');
    });
  }

  protected agree(choices: Activation['consents']): void {
    this.#choices.set(choices);
    this.step.set('secret');
  }

  protected finish(secret: string): Promise<void> {
    return this.#sending(async () => {
      const body = { code: this.code(), secret, consents: this.#choices() };
      const session = await firstValueFrom(
        this.#api.call(activate, { body }, { isSigningIn: true }),
      );
      this.#store.accept(session, secret);
      await this.#store.goOn();
    });
  }

  protected back(): void {
    const steps = this.steps() as Step[];
    this.problem.set(null);
    this.step.set(steps[steps.indexOf(this.step()) - 1] ?? 'code');
  }

  async #sending(work: () => Promise<void>): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (error) {
      const problem = problemOf(error);
      this.problem.set(problem);
      // Used, expired or replaced while she was reading: back to where a code is typed.
      if (problem.status === 410 || problem.status === 404) this.step.set('code');
    } finally {
      this.isSending.set(false);
    }
  }
}
