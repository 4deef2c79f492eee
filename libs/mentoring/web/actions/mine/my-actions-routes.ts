import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { actionWords } from '../action-words';

export default speaking('mentoringActions', actionWords, [
  {
    path: '',
    title: 'mentoringActions.title',
    loadComponent: () => import('./my-actions-page').then((m) => m.MyActionsPage),
  },
]) satisfies Routes;
