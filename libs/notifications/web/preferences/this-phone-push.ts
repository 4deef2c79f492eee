import { Injectable, inject, signal } from '@angular/core';
import { endPush, getPush, subscribePush } from '@pijar/notifications/contracts';
import { ApiClient } from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';

/**
 * - `unknown`: not looked yet
 * - `impossible`: this browser cannot, or not like this (a private window, a page without its worker)
 * - `refused`: she said no to the browser; only its own settings change that
 */
export type PushStanding = 'unknown' | 'impossible' | 'refused' | 'off' | 'on';

/** Longest wait for the worker of a page that was only just opened. */
const workerMs = 10_000;

/** Whether this phone hears her news, and how she changes that. */
@Injectable()
export class ThisPhonePush {
  readonly #api = inject(ApiClient);
  readonly #standing = signal<PushStanding>('unknown');
  readonly standing = this.#standing.asReadonly();

  async look(): Promise<void> {
    this.#standing.set(await this.#now());
  }

  /**
   * Asks the browser, which asks her. Call it from a press: browsers refuse to ask otherwise.
   * @throws ProblemError of the server, or the browser's own fault when its push service is away
   */
  async turnOn(): Promise<void> {
    if ((await Notification.requestPermission()) !== 'granted') return this.look();
    const worker = await readyWorker();
    if (!worker) return this.look();
    const { publicKey } = await firstValueFrom(this.#api.call(getPush));
    const subscription = await worker.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: publicKey,
    });
    const { endpoint, keys } = subscription.toJSON();
    const body = { endpoint: endpoint!, keys: { p256dh: keys!['p256dh']!, auth: keys!['auth']! } };
    await firstValueFrom(this.#api.call(subscribePush, { body }));
    await this.look();
  }

  async turnOff(): Promise<void> {
    const subscription = await (await readyWorker())?.pushManager.getSubscription();
    if (subscription) {
      await firstValueFrom(this.#api.call(endPush, { body: { endpoint: subscription.endpoint } }));
      await subscription.unsubscribe();
    }
    await this.look();
  }

  async #now(): Promise<PushStanding> {
    if (!('serviceWorker' in navigator) || !('PushManager' in window)) return 'impossible';
    if (Notification.permission === 'denied') return 'refused';
    const worker = await readyWorker();
    if (!worker) return 'impossible';
    const subscription = await worker.pushManager.getSubscription();
    if (!subscription) return 'off';
    // On a phone of several people it may be somebody else's.
    const { endpoints } = await firstValueFrom(this.#api.call(getPush));
    return endpoints.includes(subscription.endpoint) ? 'on' : 'off';
  }
}

/** @returns null when no worker comes */
async function readyWorker(): Promise<ServiceWorkerRegistration | null> {
  const none = new Promise<null>((resolve) => setTimeout(() => resolve(null), workerMs));
  return Promise.race([navigator.serviceWorker.ready, none]);
}
