import { Component, effect, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IssuedCodes } from '@pijar/cohorts/contracts';
import { Icon, PersonDatePipe } from '@pijar/shared/web';
import { QrPicture, qrPicture } from './qr-picture';

/** One person's slip: who, how, until when. Readable without the picture, and in black on white. */
@Component({
  selector: 'pijar-code-slip',
  imports: [TranslocoDirective, Icon, PersonDatePipe],
  templateUrl: './code-slip.html',
  styleUrl: './code-slip.css',
})
export class CodeSlip {
  readonly slip = input.required<IssuedCodes['items'][number]>();
  readonly cohort = input.required<IssuedCodes['cohort']>();
  protected readonly qr = signal<QrPicture | null>(null);

  constructor() {
    effect(() => {
      const { link } = this.slip();
      if (link) void qrPicture(link).then((picture) => this.qr.set(picture));
    });
  }

  /** The address to type, without the code behind it. */
  protected addressOf(link: string): string {
    return link.replace(/^https?:\/\//, '').split('#')[0]!;
  }
}
