import { HttpClient } from '@angular/common/http';
import { DOCUMENT, DestroyRef, Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { downloadCertificate } from '@pijar/credentials/contracts';
import { ProblemError, ProblemText, Toasts, Words } from '@pijar/shared/web';
import { urlOf } from '@pijar/shared/contracts';
import { retry, throwError, timer } from 'rxjs';

/** How often, and how long apart, a paper that is being made is asked for. */
const patience = { count: 6, pauseMs: 3_000 };

/** Fetches a certificate's PDF and gives it to the phone; waits for it while the server is still making it. */
@Injectable()
export class PaperDownload {
  readonly #http = inject(HttpClient);
  readonly #document = inject(DOCUMENT);
  readonly #destroyed = inject(DestroyRef);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #problems = inject(ProblemText);
  /** Id of the certificate that is under way, or null. */
  readonly busyWith = signal<string | null>(null);

  start(certificate: { certificateId: string; number: string }): void {
    if (this.busyWith()) return;
    this.busyWith.set(certificate.certificateId);
    const url = urlOf(downloadCertificate, { certificateId: certificate.certificateId });
    this.#http
      .get(url, { responseType: 'blob' })
      .pipe(
        retry({
          count: patience.count,
          delay: (error) =>
            isBeingMade(error) ? timer(patience.pauseMs) : throwError(() => error as unknown),
        }),
        takeUntilDestroyed(this.#destroyed),
      )
      .subscribe({
        next: (file) => this.#give(file, `sertifikat-${certificate.number}.pdf`),
        error: (error: unknown) => {
          this.busyWith.set(null);
          const text = isBeingMade(error)
            ? this.#words.say('credentials.certificate.notYet')
            : this.#problems.of(error);
          this.#toasts.show(text, { tone: 'bad' });
        },
      });
  }

  #give(file: Blob, name: string): void {
    this.busyWith.set(null);
    const link = this.#document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    // The browser has taken hold of it by then.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
}

/** The answer of a request for a file has no readable problem, but 409 has one meaning here. */
const isBeingMade = (error: unknown) => error instanceof ProblemError && error.status === 409;
