import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { workshopsWords } from '../../words';
import { clinicWords } from '../clinic-words';

export default speaking(
  'workshops',
  workshopsWords,
  speaking('workshopsClinics', clinicWords, [
    {
      path: '',
      title: 'workshopsClinics.title',
      loadComponent: () => import('./my-clinics-page').then((m) => m.MyClinicsPage),
    },
  ]),
) satisfies Routes;
