import { Component, input } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AgoPipe, Icon, Pill } from '@pijar/shared/web';
import { urlOf } from '@pijar/shared/contracts';
import { WorkRow, filePreview } from '@pijar/submissions/contracts';
import { WorkStatePill } from './work-state';

/** The rows of the list of work: a table, and cards on a phone. The whole row opens the work. */
@Component({
  selector: 'pijar-work-rows',
  imports: [MatTableModule, RouterLink, TranslocoDirective, AgoPipe, Icon, Pill, WorkStatePill],
  templateUrl: './work-rows.html',
  styleUrl: './work-rows.css',
})
export class WorkRows {
  readonly rows = input.required<readonly WorkRow[]>();
  /** Another filter is being asked for. */
  readonly isStale = input(false);

  protected readonly columns = ['participant', 'step', 'state', 'sent'];
  protected readonly idOf = (_: number, row: WorkRow) => row.submissionId;
  protected readonly previewOf = (fileId: string) => urlOf(filePreview, { fileId });
}
