import { HttpClient } from '@angular/common/http';
import { DOCUMENT, DestroyRef, Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { downloadCertificate } from '@pijar/credentials/contracts';
import { Phone, ProblemError, ProblemText, Toasts, Words, problemOf } from '@pijar/shared/web';
import { urlOf } from '@pijar/shared/contracts';
import { retry, throwError, timer } from 'rxjs';

/** How often, and how long apart, a paper that is being made is asked for. */
const patience = { count: 6, pauseMs: 3_000 };

/** Papers that were taken home on this phone, sealed. */
const PAPERS = 'papers';

interface Paper {
  certificateId: string;
  number: string;
}

/** Fetches a certificate's PDF and gives it to the phone, which keeps it; waits for it while the server is still making it. */
@Injectable()
export class PaperDownload {
  readonly #http = inject(HttpClient);
  readonly #document = inject(DOCUMENT);
  readonly #destroyed = inject(DestroyRef);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #problems = inject(ProblemText);
  readonly #phone = inject(Phone);
  /** Id of the certificate that is under way, or null. */
  readonly busyWith = signal<string | null>(null);

  start(certificate: Paper): void {
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
        next: (file) => {
          void this.#keep(certificate, file);
          this.#give(file, nameOf(certificate));
        },
        error: (error: unknown) => void this.#withoutServer(certificate, error),
      });
  }

  /** What was taken home once is here for good, signal or not. */
  async #withoutServer(certificate: Paper, error: unknown): Promise<void> {
    const kept = isSilence(error) ? await this.#kept(certificate) : undefined;
    if (kept) return this.#give(kept, nameOf(certificate));
    this.busyWith.set(null);
    const text = isBeingMade(error)
      ? this.#words.say('credentials.certificate.notYet')
      : this.#problems.of(error);
    this.#toasts.show(text, { tone: 'bad' });
  }

  /** Without room for it she has it among her downloads all the same. Never rejects. */
  async #keep({ certificateId, number }: Paper, file: Blob): Promise<void> {
    const shelves = await this.#phone.shelves().catch(() => null);
    await shelves?.put(PAPERS, certificateId, { number }, file).catch(() => undefined);
  }

  async #kept({ certificateId }: Paper): Promise<Blob | undefined> {
    const shelves = await this.#phone.shelves().catch(() => null);
    return shelves?.file(PAPERS, certificateId, 'application/pdf').catch(() => undefined);
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

/** No server behind the line, or no line. */
const isSilence = (error: unknown) => [0, 502, 503, 504].includes(problemOf(error).status);

const nameOf = ({ number }: Paper): string => `sertifikat-${number}.pdf`;
