import { Component, inject, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatTableModule } from '@angular/material/table';
import { TranslocoDirective } from '@jsverse/transloco';
import { listAudit, type AuditEntryView } from '@pijar/identity/contracts';
import { EmptyState, ErrorState, PersonDatePipe, Skeleton, Words } from '@pijar/shared/web';
import { filtersInAddress } from '../lists/filters';
import { GrowingList } from '../lists/growing-list';

const groups = [
  'person.',
  'staff.',
  'organisation.',
  'consent.',
  'erasure.',
  'cohort.',
  'membership.',
  'session.',
  'stage.',
  'submission.',
  'attendance.',
  'certificate.',
];
const isId = (text: string | undefined) => (/^[0-9a-f-]{36}$/.test(text ?? '') ? text : undefined);

/** Who did what, newest first. A name in the table narrows it to that person. */
@Component({
  selector: 'pijar-audit-page',
  imports: [
    EmptyState,
    ErrorState,
    MatButtonModule,
    MatTableModule,
    PersonDatePipe,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './audit-page.html',
  styleUrl: './list-page.css',
})
export class AuditPage {
  readonly #words = inject(Words);
  readonly jenis = input<string>();
  readonly orang = input<string>();

  protected readonly filter = filtersInAddress();
  protected readonly groups = groups;
  protected readonly list = new GrowingList(listAudit, () => ({
    action: this.jenis(),
    personId: isId(this.orang()),
    limit: 50,
  }));
  protected readonly columns = ['at', 'actor', 'action', 'subject', 'detail'];

  /** The deed in words where there are some; other contexts' deeds by their English name. */
  protected deed(action: string): string {
    return this.#said(`identityStaff.deed.${action}`) ?? action;
  }

  protected kind(subjectType: string): string {
    return this.#said(`identityStaff.audit.group.${subjectType}`) ?? subjectType;
  }

  #said(key: string): string | null {
    const words = this.#words.say(key);
    return words === key ? null : words;
  }

  /** Ids and states, on one line. */
  protected detail({ detail }: AuditEntryView): string {
    return Object.entries(detail)
      .map(([name, value]) => `${name}: ${shown(value)}`)
      .join(' · ');
  }
}

function shown(value: unknown): string {
  if (!Array.isArray(value))
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  const first = value.slice(0, 5).map(shown).join(', ');
  return value.length > 5 ? `${first} … (${value.length})` : first;
}
