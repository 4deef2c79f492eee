import { Component, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { HELP_CONTACTS, Icon, Words } from '@pijar/shared/web';
import { safeguardingWords } from './words';

/** Where her words or her work are: with whom alone they are, that she goes on, and whom she can call. Brings its own words. */
@Component({
  selector: 'pijar-trusted-card',
  imports: [TranslocoDirective, Icon],
  template: `
    @if (isSpeaking()) {
      <section *transloco="let t">
        <h2>
          <pijar-icon name="lock" [size]="24" />
          {{ t('submissionsSafeguarding.trusted.heading.' + of()) }}
        </h2>
        <p>
          {{
            t('submissionsSafeguarding.trusted.with.' + of(), {
              names: names().join(', '),
              upTo: upTo(),
            })
          }}
        </p>
        <p>{{ t('submissionsSafeguarding.trusted.counts.' + of(), { coach: coach() }) }}</p>
        <!-- In a conversation the card stands below every day's words: there the numbers are folded. -->
        <details [open]="of() === 'work'">
          <summary>{{ t('submissionsSafeguarding.trusted.help') }}</summary>
          <ul class="pijar-list">
            @for (contact of contacts(); track contact.name) {
              @if (contact.whatsApp) {
                <li>
                  <a
                    class="pijar-button pijar-button--wide"
                    target="_blank"
                    rel="noopener"
                    [href]="'https://wa.me/' + contact.whatsApp"
                  >
                    <pijar-icon name="chat" [size]="20" /> {{ contact.name }}
                  </a>
                </li>
              } @else if (contact.phone) {
                <li>
                  <a class="pijar-button pijar-button--wide" [href]="'tel:' + contact.phone">
                    <pijar-icon name="phone" [size]="20" /> {{ contact.name }}
                  </a>
                </li>
              }
            }
            <li>
              <a class="pijar-button pijar-button--wide" href="tel:129">
                <pijar-icon name="phone" [size]="20" />
                {{ t('submissionsSafeguarding.trusted.sapa') }}
              </a>
            </li>
            <li>
              <a class="pijar-button pijar-button--wide" href="tel:110">
                <pijar-icon name="phone" [size]="20" />
                {{ t('submissionsSafeguarding.trusted.police') }}
              </a>
            </li>
          </ul>
        </details>
      </section>
    }
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-3);
      padding: var(--space-4);
      border-radius: var(--radius-l);
      background: var(--deep-soft);
    }
    h2 {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      color: var(--deep);
      font-size: var(--text-lg);
    }
    summary {
      min-height: var(--target);
      padding-block: var(--space-3);
      font-weight: 650;
      cursor: pointer;
    }
    h2,
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
    ul {
      display: grid;
      gap: var(--space-2);
    }
  `,
})
export class TrustedCard {
  readonly of = input<'work' | 'talk'>('work');
  readonly names = input.required<string[]>();
  /** Of a talk: the day until which it is so, in words, and who reads what she writes from now on. */
  readonly upTo = input('');
  readonly coach = input('');
  protected readonly contacts = inject(HELP_CONTACTS);
  protected readonly isSpeaking = signal(false);

  constructor() {
    const words = inject(Words).learn('submissionsSafeguarding', safeguardingWords);
    void words.then(() => this.isSpeaking.set(true));
  }
}
