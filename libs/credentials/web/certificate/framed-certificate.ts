import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CertificateView } from '@pijar/credentials/contracts';
import { PersonDatePipe } from '@pijar/shared/web';

/** The certificate as it hangs on a wall: the picture and words of the paper, set for the width of a phone. */
@Component({
  selector: 'pijar-framed-certificate',
  imports: [TranslocoDirective, PersonDatePipe],
  templateUrl: './framed-certificate.html',
  styleUrl: './framed-certificate.css',
})
export class FramedCertificate {
  readonly certificate = input.required<CertificateView>();
  protected readonly isWhole = computed(() => this.certificate().stageTitle === null);
  /** Thin rings that fade with distance, as on the paper. */
  protected readonly rings = Array.from({ length: 30 }, (_, index) => {
    const near = 1 - index / 30;
    return { radius: 148 + index * 8, opacity: 0.05 + 0.2 * near * near };
  });
  protected readonly rays = Array.from({ length: 19 }, (_, index) => {
    const angle = ((index + 1) * 9 * Math.PI) / 180;
    const end = index % 2 === 0 ? 141 : 136;
    const at = (radius: number) => `${-Math.cos(angle) * radius} ${-Math.sin(angle) * radius}`;
    return `M${at(130)}L${at(end)}`;
  }).join('');

  protected half(radius: number): string {
    return `M-${radius} 0A${radius} ${radius} 0 0 1 ${radius} 0`;
  }
}
