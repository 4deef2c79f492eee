import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  type NotificationView,
  listNotifications,
  readAllNotifications,
  readNotification,
} from '@pijar/notifications/contracts';
import { AgoPipe, ApiClient, EmptyState, ErrorState, Icon, Skeleton } from '@pijar/shared/web';
import { UnreadMessages } from '../bell/unread-messages';
import { MessageWords } from './message';

/** What happened, newest first; each message leads to its place. */
@Component({
  selector: 'pijar-inbox-page',
  imports: [TranslocoDirective, RouterLink, AgoPipe, Icon, Skeleton, EmptyState, ErrorState],
  templateUrl: './inbox-page.html',
  styleUrl: './inbox-page.css',
})
export class InboxPage {
  readonly #api = inject(ApiClient);
  readonly #unread = inject(UnreadMessages);
  readonly #messages = inject(MessageWords);
  protected readonly items = signal<NotificationView[]>([]);
  protected readonly next = signal<string | null>(null);
  protected readonly isLoading = signal(false);
  protected readonly error = signal<unknown>(null);
  protected readonly rows = computed(() =>
    this.items().map((notification) => ({
      notification,
      message: this.#messages.of(notification),
    })),
  );
  protected readonly hasUnread = computed(() => this.items().some((item) => !item.isRead));

  constructor() {
    this.load();
  }

  /** The first page, or the one after what is shown. */
  protected load(): void {
    this.isLoading.set(true);
    this.error.set(null);
    const query = { limit: 25, cursor: this.next() ?? undefined };
    this.#api.call(listNotifications, { query }).subscribe({
      next: (page) => {
        this.items.update((items) => [...items, ...page.items]);
        this.next.set(page.next);
        this.isLoading.set(false);
        this.#unread.refresh();
      },
      error: (error: unknown) => {
        this.error.set(error);
        this.isLoading.set(false);
      },
    });
  }

  /** Goes on to the place at once; should the mark be lost on the way, the message is new once more, no harm done. */
  protected read(notification: NotificationView): void {
    if (notification.isRead) return;
    const { notificationId } = notification;
    this.#mark((item) => item.notificationId === notificationId);
    this.#unread.lessOne();
    this.#api.call(readNotification, { params: { notificationId } }).subscribe({
      error: () => undefined,
    });
  }

  protected readAll(): void {
    this.#api.call(readAllNotifications).subscribe({
      next: () => {
        this.#mark(() => true);
        this.#unread.none();
      },
      error: (error: unknown) => this.error.set(error),
    });
  }

  #mark(isMeant: (item: NotificationView) => boolean): void {
    this.items.update((items) =>
      items.map((item) => (isMeant(item) ? { ...item, isRead: true } : item)),
    );
  }
}
