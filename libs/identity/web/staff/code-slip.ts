import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { shownParticipantNumber, type IssuedCode } from '@pijar/identity/contracts';
import { Icon, PersonDatePipe, Toasts, Words } from '@pijar/shared/web';

/** A code that was just made: it is shown this once, to write down, to print or to send. */
@Component({
  selector: 'pijar-code-slip',
  imports: [Icon, PersonDatePipe, TranslocoDirective],
  template: `
    <div class="pijar-stack" *transloco="let t">
      <p>{{ t('identityStaff.code.' + issued().purpose, { name: issued().fullName }) }}</p>
      <p class="code">{{ issued().code }}</p>
      <p class="pijar-soft pijar-small">
        {{ who() }} · {{ t('identityStaff.code.until') }}
        {{ issued().expiresAt | pijarDate: 'long' }}.
        {{ t('identityStaff.code.once') }}
      </p>
      <div class="pijar-actions">
        @if (issued().whatsappUrl; as url) {
          <a class="pijar-button pijar-button--deep" target="_blank" rel="noopener" [href]="url">
            <pijar-icon name="chat" [size]="20" /> WhatsApp
          </a>
        }
        <button type="button" class="pijar-button" (click)="copy(link())">
          <pijar-icon name="link" [size]="20" /> {{ t('identityStaff.code.copyLink') }}
        </button>
        <button type="button" class="pijar-button" (click)="copy(issued().code)">
          <pijar-icon name="file" [size]="20" /> {{ t('identityStaff.code.copy') }}
        </button>
      </div>
    </div>
  `,
  styles: `
    .code {
      padding: var(--space-4);
      border: 2px dashed var(--line-strong);
      border-radius: var(--radius-m);
      background: var(--surface-raised);
      font-size: clamp(1.25rem, 6vw, 1.75rem);
      font-weight: 800;
      letter-spacing: 0.06em;
      text-align: center;
      white-space: nowrap;
      user-select: all;
    }
    .pijar-actions {
      margin: 0;
    }
  `,
})
export class CodeSlip {
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly issued = input.required<IssuedCode>();
  protected readonly who = computed(() => {
    const { participantNumber, username } = this.issued();
    return participantNumber ? shownParticipantNumber(participantNumber) : (username ?? '');
  });

  protected readonly link = computed(() => new URL(this.issued().link, location.origin).href);

  protected async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#toasts.show(this.#words.say('identityStaff.code.copied'));
    } catch {
      this.#toasts.show(this.#words.say('identityStaff.code.notCopied'), { tone: 'bad' });
    }
  }
}
