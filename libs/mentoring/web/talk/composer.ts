import { Component, computed, input, model, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { maxMessageLength } from '@pijar/mentoring/contracts';
import { Icon } from '@pijar/shared/web';

/** Below this many letters that are left, they are counted. */
const countedFrom = 300;

/** Where a message is written. What is not taken stays in the field. */
@Component({
  selector: 'pijar-composer',
  imports: [Icon, TranslocoDirective],
  template: `
    <form *transloco="let t" (submit)="send(); $event.preventDefault()">
      <textarea
        class="pijar-input"
        rows="1"
        [attr.aria-label]="t('mentoring.write', { name: to() })"
        [placeholder]="t('mentoring.placeholder')"
        [maxLength]="most"
        [value]="text()"
        (input)="text.set($any($event.target).value)"
        (keydown.control.enter)="send()"
      ></textarea>
      <button
        class="pijar-button pijar-button--primary"
        [attr.aria-label]="t('mentoring.send')"
        [disabled]="isBusy() || !text().trim()"
      >
        <pijar-icon name="send" [size]="22" />
      </button>
      @if (left() < counted) {
        <small role="status">{{ t('mentoring.left', { count: left() }) }}</small>
      }
    </form>
  `,
  styleUrl: './composer.css',
})
export class Composer {
  /** The name of whom it is for. */
  readonly to = input.required<string>();
  readonly isBusy = input(false);
  readonly text = model('');
  readonly sent = output<string>();
  protected readonly most = maxMessageLength;
  protected readonly counted = countedFrom;
  protected readonly left = computed(() => maxMessageLength - this.text().length);

  protected send(): void {
    const text = this.text().trim();
    if (text && !this.isBusy()) this.sent.emit(text);
  }
}
