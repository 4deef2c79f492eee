import {
  DOCUMENT,
  DestroyRef,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatTableModule } from '@angular/material/table';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon, Pill } from '@pijar/shared/web';
import { QueueRow } from '@pijar/submissions/contracts';
import { LeaseClock } from '../lease-clock';
import { WaitingDays } from '../waiting-days';
import { ShownRow } from './shown-rows';

const WIDE = '(min-width: 60rem)';

/** The rows of the queue: a table where there is room, cards on a phone; the arrow keys walk over both. */
@Component({
  selector: 'pijar-queue-rows',
  imports: [RouterLink, MatTableModule, TranslocoDirective, Icon, Pill, LeaseClock, WaitingDays],
  templateUrl: './queue-rows.html',
  styleUrl: './queue-rows.css',
})
export class QueueRows {
  readonly rows = input.required<readonly ShownRow[]>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly isWide = signal(true);
  /** Somebody asked to give this piece of work to a coach. */
  readonly reassigned = output<QueueRow>();
  /** What is kept for her where work is shared, then the rest; without headings where there is nothing of the kind. */
  protected readonly groups = computed(() => {
    const rows = this.rows();
    const mine = rows.filter(({ isForMe }) => isForMe);
    if (mine.length === 0) return [{ name: null, rows }];
    const rest = rows.filter(({ isForMe }) => !isForMe);
    const own = { name: 'forMe', rows: mine };
    return rest.length > 0 ? [own, { name: 'common', rows: rest }] : [own];
  });
  protected readonly columns = computed(() => [
    ...['participant', 'step', 'try', 'since', 'cohort'],
    ...(this.rows().some(({ canReassign }) => canReassign) ? ['reassign'] : []),
  ]);

  constructor() {
    const query = inject(DOCUMENT).defaultView!.matchMedia(WIDE);
    this.isWide.set(query.matches);
    const onChange = () => this.isWide.set(query.matches);
    query.addEventListener('change', onChange);
    inject(DestroyRef).onDestroy(() => query.removeEventListener('change', onChange));
  }

  /** Moves the focus by that many rows; into the first one from elsewhere. */
  walk(steps: 1 | -1): void {
    const links = [...this.#host.nativeElement.querySelectorAll<HTMLElement>('a[data-row]')];
    const at = links.indexOf(this.#host.nativeElement.ownerDocument.activeElement as HTMLElement);
    const to = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + steps));
    links[to]?.focus();
  }

  protected readonly idOf = (_: number, row: QueueRow) => row.submissionId;
}
