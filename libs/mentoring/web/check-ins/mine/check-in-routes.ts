import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { checkInWords } from '../check-in-words';

export default speaking('mentoringCheckIns', checkInWords, [
  {
    path: '',
    title: 'mentoringCheckIns.title',
    loadComponent: () => import('./check-in-page').then((m) => m.CheckInPage),
  },
]) satisfies Routes;
