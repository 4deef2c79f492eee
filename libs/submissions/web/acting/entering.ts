import { Injectable, computed, signal } from '@angular/core';
import { Consent, EnteredFor } from '@pijar/submissions/contracts';

/** Why staff enter this work for a participant, and how she agreed. */
@Injectable()
export class Entering {
  readonly reason = signal('');
  readonly consent = signal<Consent | null>(null);
  /** What goes out with the attempt; null while something of it is missing. */
  readonly given = computed<EnteredFor | null>(() => {
    const consent = this.consent();
    const reason = this.reason().trim();
    return consent && reason.length >= 3 ? { reason, consent } : null;
  });
}
