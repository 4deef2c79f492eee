import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { mentoringWords } from '../words';

export default speaking('mentoring', mentoringWords, [
  {
    path: '',
    title: 'mentoring.mine.title',
    loadComponent: () => import('./my-talk-page').then((m) => m.MyTalkPage),
  },
]) satisfies Routes;
