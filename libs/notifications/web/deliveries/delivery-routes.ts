import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { deliveryWords } from './delivery-words';

/** Below /petugas: what leaves the product, and what waits for somebody's hand. */
export const officerRoutes: Routes = speaking('deliveries', deliveryWords, [
  {
    path: 'pesan-keluar',
    title: 'deliveries.title',
    loadComponent: () => import('./deliveries-page').then((m) => m.DeliveriesPage),
  },
  {
    path: 'pesan-keluar/pengumuman',
    title: 'deliveries.announce.title',
    loadComponent: () =>
      import('../announcements/announcement-page').then((m) => m.AnnouncementPage),
  },
  {
    path: 'pesan-keluar/tangan',
    title: 'deliveries.hand.title',
    loadComponent: () => import('../by-hand/by-hand-page').then((m) => m.ByHandPage),
  },
]);
