/** Tells this page, the other tabs and the service worker that somebody's outbox has changed. */
export class OutboxNews {
  #channel: BroadcastChannel | null;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly accountId: string) {
    // Older phones have none: they see the change when the page comes to the front.
    this.#channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('pijar-outbox') : null;
    if (!this.#channel) return;
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === this.accountId) this.#listeners.forEach((listener) => listener());
    };
  }

  /** @returns ends the listening */
  hear(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(): void {
    this.#listeners.forEach((listener) => listener());
    this.#channel?.postMessage(this.accountId);
  }

  /** Whoever still works with this outbox changes it unheard: a closed channel would throw in the middle of a deed. */
  close(): void {
    this.#listeners.clear();
    this.#channel?.close();
    this.#channel = null;
  }
}
