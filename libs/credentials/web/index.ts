import { Routes } from '@angular/router';
import type { AccountSlot } from '@pijar/identity/web';
import type { HomeSlot } from '@pijar/learning/web';
import { speaking } from '@pijar/shared/web';
import { credentialsWords } from './words';

/** For anyone, without an account. */
export const verificationRoutes: Routes = speaking('credentials', credentialsWords, [
  {
    path: 'verifikasi',
    title: 'credentials.verify.title',
    loadComponent: () => import('./verification/verify-page').then((m) => m.VerifyPage),
  },
  {
    path: 'verifikasi/:number',
    title: 'credentials.verify.title',
    loadComponent: () => import('./verification/verification-page').then((m) => m.VerificationPage),
  },
]);

/** Below the participant's shell. */
export const certificateRoutes: Routes = speaking('credentials', credentialsWords, [
  {
    path: 'sertifikat/:certificateId',
    title: 'credentials.certificate.title',
    loadComponent: () => import('./certificate/certificate-page').then((m) => m.CertificatePage),
  },
]);

/** On the first screen: the newest certificate, if there is one. */
export const certificateSlot: HomeSlot = {
  load: () => import('./mine/certificate-card').then((m) => m.CertificateCard),
};

/** On Saya: all of them. */
export const myCertificatesSlot: AccountSlot = {
  load: () => import('./mine/my-certificates').then((m) => m.MyCertificates),
};
