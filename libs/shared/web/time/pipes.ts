import { Pipe, PipeTransform, inject } from '@angular/core';
import { Words } from '../language/words';
import { PersonSettings } from '../person/person-settings';
import { Clock } from './clock';
import {
  DateStyle,
  formatAgo,
  formatDate,
  formatFileSize,
  formatMinutes,
  formatRupiah,
} from './formats';

/*
 * These pipes are impure because they read signals (language, zone, clock): a change of those re-renders the
 * template that uses them, and nothing else does. Formatters are made once, so a run costs little.
 */

type Moment = string | number | Date | null | undefined;

/** `'2026-08-12' | pijarDate: 'long'`; nothing for null. */
@Pipe({ name: 'pijarDate', pure: false })
export class PersonDatePipe implements PipeTransform {
  readonly #settings = inject(PersonSettings);

  transform(value: Moment, style: DateStyle = 'short'): string {
    if (value === null || value === undefined) return '';
    return formatDate(value, style, this.#settings.language(), this.#settings.zone());
  }
}

/** `sentAt | pijarAgo`: follows the clock; a past that the phone's clock calls future is “now”. */
@Pipe({ name: 'pijarAgo', pure: false })
export class AgoPipe implements PipeTransform {
  readonly #settings = inject(PersonSettings);
  readonly #clock = inject(Clock);

  transform(value: Moment): string {
    if (value === null || value === undefined) return '';
    const instant = new Date(value).getTime();
    if (Number.isNaN(instant)) return '';
    return formatAgo(instant, this.#clock.now(), this.#settings.language(), this.#settings.zone());
  }
}

/** `lesson.minutes | pijarMinutes` → “1 jam 20 menit”. */
@Pipe({ name: 'pijarMinutes', pure: false })
export class MinutesPipe implements PipeTransform {
  readonly #settings = inject(PersonSettings);

  transform(minutes: number): string {
    return formatMinutes(minutes, this.#settings.language());
  }
}

/** `item.waitingDays | pijarWorkingDays` → “3 hari kerja”; the server counts them in the cohort's zone. */
@Pipe({ name: 'pijarWorkingDays', pure: false })
export class WorkingDaysPipe implements PipeTransform {
  readonly #words = inject(Words);

  transform(days: number): string {
    this.#words.spoken();
    const count = Math.floor(days);
    return this.#words.say(count < 1 ? 'time.underOneDay' : 'time.workingDays', { count });
  }
}

/** `150000 | pijarRupiah` → “Rp 150.000”. */
@Pipe({ name: 'pijarRupiah' })
export class RupiahPipe implements PipeTransform {
  transform(amount: number | null | undefined): string {
    return amount === null || amount === undefined ? '' : formatRupiah(amount);
  }
}

/** `bytes | pijarFileSize` → “312 kB”. */
@Pipe({ name: 'pijarFileSize', pure: false })
export class FileSizePipe implements PipeTransform {
  readonly #settings = inject(PersonSettings);

  transform(bytes: number): string {
    return formatFileSize(bytes, this.#settings.language());
  }
}
