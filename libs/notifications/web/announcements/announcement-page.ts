import { Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { listCohorts } from '@pijar/cohorts/contracts';
import { SessionStore } from '@pijar/identity/web';
import { type NewAnnouncement, announce } from '@pijar/notifications/contracts';
import {
  ApiClient,
  Card,
  ErrorState,
  Field,
  FieldInput,
  Icon,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';

/** An officer tells the participants of a cohort, or of all of them, something. */
@Component({
  selector: 'pijar-announcement-page',
  imports: [Card, ErrorState, Field, FieldInput, Icon, Skeleton, TranslocoDirective],
  templateUrl: './announcement-page.html',
  styleUrl: './announcement-page.css',
})
export class AnnouncementPage {
  readonly #api = inject(ApiClient);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #problems = inject(ProblemText);
  readonly #session = inject(SessionStore).session;
  /** The same while it is tried again. */
  readonly #announcementId = crypto.randomUUID();

  protected readonly cohorts = resourceOf(listCohorts, () => ({
    query: { state: 'running' as const, limit: 100 },
  }));
  protected readonly isAdmin = computed(() => this.#session()?.roles.includes('admin') ?? false);
  protected readonly to = signal('organisation');
  protected readonly title = signal('');
  protected readonly text = signal('');
  protected readonly isTried = signal(false);
  protected readonly isSending = signal(false);

  protected async send(): Promise<void> {
    this.isTried.set(true);
    const [title, text] = [this.title().trim(), this.text().trim()];
    if (!title || !text) return;
    const body = { announcementId: this.#announcementId, audience: this.#audience(), title, text };
    this.isSending.set(true);
    try {
      await firstValueFrom(this.#api.call(announce, { body }));
      this.#toasts.show(this.#words.say('deliveries.announce.sent'));
      await this.#router.navigateByUrl('/petugas/pesan-keluar');
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
      this.isSending.set(false);
    }
  }

  #audience(): NewAnnouncement['audience'] {
    const to = this.to();
    return to === 'organisation' || to === 'everybody' ? { to } : { to: 'cohort', cohortId: to };
  }
}
