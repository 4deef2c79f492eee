import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { showCertificate } from '@pijar/credentials/contracts';
import { Card, ErrorState, Icon, Skeleton, Words, resourceOf } from '@pijar/shared/web';
import { awardOf } from './award';
import { CertificateSharing } from './certificate-sharing';
import { FramedCertificate } from './framed-certificate';
import { PaperDownload } from './paper-download';
import { QrCode } from './qr-code';

/** One's own certificate: to look at, to show, to share, to take home. */
@Component({
  selector: 'pijar-certificate-page',
  imports: [
    TranslocoDirective,
    RouterLink,
    Card,
    Icon,
    Skeleton,
    ErrorState,
    FramedCertificate,
    QrCode,
  ],
  providers: [PaperDownload],
  templateUrl: './certificate-page.html',
  styleUrl: './certificate-page.css',
})
export class CertificatePage {
  readonly certificateId = input.required<string>();
  readonly #words = inject(Words);
  readonly #sharing = inject(CertificateSharing);
  protected readonly paper = inject(PaperDownload);
  protected readonly certificate = resourceOf(showCertificate, () => ({
    params: { certificateId: this.certificateId() },
  }));
  /** The public page as a path of our own, so that it opens in the same window. */
  protected readonly publicPath = computed(() =>
    this.certificate.hasValue() ? ['/verifikasi', this.certificate.value().number] : [],
  );

  protected share(): void {
    const certificate = this.certificate.value()!;
    const text = this.#words.say('credentials.certificate.shareText', {
      name: certificate.name,
      award: awardOf(certificate, this.#words),
    });
    void this.#sharing.share(text, certificate.verificationUrl);
  }
}
