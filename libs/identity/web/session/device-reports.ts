import { DOCUMENT, Injectable, effect, inject, untracked } from '@angular/core';
import { reportDevice } from '@pijar/identity/contracts';
import type { Entry } from '@pijar/shared/phone';
import { ApiClient, Connection, Phone } from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { SessionStore } from './session-store';

const DEVICE = 'pijar.device';
const REPORTED = 'pijar.reported';
/** The phone says so at most this often, unless the last of her work has just gone. */
const PAUSE_MS = 3 * 60_000;

interface Reported {
  personId: string;
  at: number;
  waitingCount: number;
}

/** Tells the server, when there is signal, that this phone can be heard and how much of her work waits on it. */
@Injectable({ providedIn: 'root' })
export class DeviceReports {
  readonly #api = inject(ApiClient);
  readonly #phone = inject(Phone);
  readonly #store = inject(SessionStore);
  readonly #connection = inject(Connection);
  readonly #document = inject(DOCUMENT);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => {
      const unsent = this.#connection.unsent();
      const isHeard = this.#connection.isOnline() && !this.#store.isOnlyHere();
      const isHers = this.#store.roles().includes('participant');
      clearTimeout(this.#timer);
      if (isHeard && isHers) untracked(() => this.#reportSoon(unsent));
    });
  }

  #reportSoon(unsent: number): void {
    const last = read<Reported>(REPORTED);
    const isSame = last?.personId === this.#store.id();
    const isDrained = unsent === 0 && isSame && last!.waitingCount > 0;
    const due = isSame && !isDrained ? last!.at + PAUSE_MS - Date.now() : 0;
    const wait = Math.min(Math.max(due, 1_000), PAUSE_MS);
    this.#timer = setTimeout(() => void this.#report().catch(() => undefined), wait);
  }

  async #report(): Promise<void> {
    const shelves = await this.#phone.shelves();
    if (!shelves) return;
    const entries = await shelves.all<Entry>('outbox');
    const waiting = entries
      .map(({ value }) => value)
      .filter((entry) => !entry.isSilent && entry.state.at !== 'received');
    const moments = waiting.map((entry) => Date.parse(entry.deviceAt)).filter(Number.isFinite);
    const body = {
      deviceId: deviceId(),
      waitingCount: waiting.length,
      oldestWaitingAt: moments.length ? new Date(Math.min(...moments)).toISOString() : null,
      appVersion: this.#build(),
    };
    await firstValueFrom(this.#api.call(reportDevice, { body }), { defaultValue: undefined });
    write(REPORTED, {
      personId: shelves.accountId,
      at: Date.now(),
      waitingCount: waiting.length,
    } satisfies Reported);
  }

  /** The name of the main script has a hash of what was built. */
  #build(): string {
    const script = this.#document.querySelector<HTMLScriptElement>('script[src*="main"]');
    return script?.src.split('/').at(-1)?.replace(/\.js$/, '').slice(0, 60) || 'unknown';
  }
}

function deviceId(): string {
  const known = read<string>(DEVICE);
  if (known) return known;
  const made = crypto.randomUUID();
  write(DEVICE, made);
  return made;
}

function read<T>(name: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

/** Without storage the phone is a new one each time. */
function write(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    return;
  }
}
