import { Component, inject, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatTableModule } from '@angular/material/table';
import { TranslocoDirective } from '@jsverse/transloco';
import { listAudit, type AuditEntryView } from '@pijar/identity/contracts';
import { EmptyState, ErrorState, PersonDatePipe, Skeleton, Words } from '@pijar/shared/web';
import { filtersInAddress } from '../lists/filters';
import { GrowingList } from '../lists/growing-list';
import { factsOf } from './audit-facts';

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

  #value(word: string): string {
    return this.#said(`identityStaff.audit.value.${word}`) ?? word;
  }

  /** What else is known of the deed, on one line. */
  protected detail({ detail }: AuditEntryView): string {
    return factsOf(detail)
      .map(({ name, value, count }) => {
        const said = value.map((words) =>
          words
            .split(', ')
            .map((one) => this.#value(one))
            .join(', '),
        );
        const fact = this.#words.say(`identityStaff.audit.fact.${name}`, {
          value: said.join(name === 'change' ? ' → ' : ', '),
          count,
        });
        return fact === `identityStaff.audit.fact.${name}` ? `${name}: ${said.join(', ')}` : fact;
      })
      .join(' · ');
  }
}
