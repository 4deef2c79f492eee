import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { submissionsWords } from '../words';

/** The participant's list of assignments. */
export const taskRoutes: Routes = speaking('submissions', submissionsWords, [
  {
    path: 'tugas',
    title: 'submissions.tasks.title',
    loadComponent: () => import('./tasks-page').then((m) => m.TasksPage),
  },
]);
