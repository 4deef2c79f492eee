import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccountState } from '@pijar/identity/contracts';
import { Pill, type Tone } from '@pijar/shared/web';

const tones: Record<AccountState, Tone> = {
  active: 'good',
  invited: 'warn',
  new: 'quiet',
  disabled: 'bad',
};

/** Whether somebody can sign in, in one word. */
@Component({
  selector: 'pijar-account-pill',
  imports: [Pill, TranslocoPipe],
  template: `
    <pijar-pill [tone]="tones[state()]">
      {{ 'identityStaff.account.' + state() | transloco }}
    </pijar-pill>
  `,
})
export class AccountPill {
  readonly state = input.required<AccountState>();
  protected readonly tones = tones;
}
