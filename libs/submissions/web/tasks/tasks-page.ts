import { Component, inject } from '@angular/core';
import { CurrentMembership } from '@pijar/learning/web';
import { ErrorState } from '@pijar/shared/web';
import { TaskList } from './task-list';

/** /tugas: the assignments of the membership she is in. */
@Component({
  selector: 'pijar-tasks-page',
  imports: [TaskList, ErrorState],
  template: `
    @if (!current.home() && current.error(); as error) {
      <pijar-error-state [error]="error" (retry)="current.reload()" />
    } @else {
      <pijar-task-list [membershipId]="current.id()" />
    }
  `,
})
export class TasksPage {
  protected readonly current = inject(CurrentMembership);
}
