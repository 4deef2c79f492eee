import { Injectable, inject } from '@angular/core';
import type { NotificationKind, NotificationView } from '@pijar/notifications/contracts';
import { type IconName, PersonSettings, Words, intlTag } from '@pijar/shared/web';

/** A message in plain words. */
export interface Message {
  icon: IconName;
  heading: string;
  text: string;
}

const icons: Record<NotificationKind, IconName> = {
  submission_returned: 'edit',
  submission_accepted: 'check',
  submission_entered: 'send',
  submission_disowned: 'alert',
  feedback_corrected: 'edit',
  acceptance_reversed: 'edit',
  acceptance_reversed_coach: 'info',
  safeguarding_waits: 'lock',
  stage_completed: 'sun',
  certificate_issued: 'certificate',
  session_planned: 'calendar',
  session_moved: 'calendar',
  session_cancelled: 'close',
  next_step: 'play',
  programme_updated: 'refresh',
  announcement: 'chat',
  review_given: 'task',
  review_taken: 'people',
  reply_nearing: 'clock',
  replies_late: 'task',
  replies_overdue: 'alert',
  clinic_published: 'calendar',
  clinic_moved: 'calendar',
  clinic_cancelled: 'close',
  clinic_booked: 'check',
  clinic_waiting: 'clock',
  clinic_seat_given: 'check',
  clinic_seat_lost: 'close',
  clinic_given_back: 'info',
  clinic_in_a_day: 'bell',
  clinic_in_a_hour: 'bell',
  message_from_coach: 'chat',
  message_from_participant: 'chat',
  coach_given: 'people',
  people_given: 'people',
  person_taken: 'people',
  clinic_host_day: 'bell',
  clinic_host_hour: 'bell',
  check_in_asked: 'sun',
  action_agreed: 'edit',
  actions_due: 'clock',
  action_done: 'check',
};

/** Makes words from kind and details, in the reader's language. */
@Injectable({ providedIn: 'root' })
export class MessageWords {
  readonly #words = inject(Words);
  readonly #settings = inject(PersonSettings);

  /** Follows the language when read inside a computed or a template. */
  of(notification: NotificationView): Message {
    this.#words.spoken();
    const { kind, details } = notification;
    // A server that is newer than this page may know more kinds.
    const known = kind in icons ? kind : 'other';
    const params = {
      ...details,
      when: this.#when(details),
      place: details.place ?? '',
      added: this.#list(details.added ?? []),
    };
    const isShort =
      (kind === 'stage_completed' && !details.nextTitle) ||
      (kind === 'programme_updated' && !details.added?.length) ||
      (kind.startsWith('session_') && !details.place);
    const variant = isShort && known !== 'other' ? 'textShort' : 'text';
    const key = `notifications.kind.${known}`;
    return {
      icon: icons[kind] ?? 'info',
      heading: this.#words.say(`${key}.heading`, params),
      text: this.#words.say(`${key}.${variant}`, params),
    };
  }

  #list(titles: string[]): string {
    return new Intl.ListFormat(intlTag(this.#settings.language())).format(titles);
  }

  /** A session is said in the clock of its cohort, with the name of the zone (WIB, WITA, WIT). */
  #when({ startsAt, timeZone }: NotificationView['details']): string {
    if (!startsAt) return '';
    const style: Intl.DateTimeFormatOptions = {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      timeZone,
      timeZoneName: 'short',
    };
    return new Intl.DateTimeFormat(intlTag(this.#settings.language()), style).format(
      new Date(startsAt),
    );
  }
}
