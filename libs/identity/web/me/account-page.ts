import { NgComponentOutlet } from '@angular/common';
import { Component, Type, inject, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { shownParticipantNumber, shownPhone } from '@pijar/identity/contracts';
import { Appearance, Avatar, Card, Icon, SIGN_OUT } from '@pijar/shared/web';
import { SessionStore } from '../session/session-store';
import { ACCOUNT_SLOTS } from './account-slots';
import { ChangeSecret } from './change-secret';
import { MyConsents } from './my-consents';
import { MyData } from './my-data';
import { MySessions } from './my-sessions';
import { ThisPhone } from './this-phone';

/** Everything about oneself: who I am here, language and light, PIN, what I agreed to, my data, where I am signed in. */
@Component({
  selector: 'pijar-account-page',
  imports: [
    Appearance,
    Avatar,
    Card,
    ChangeSecret,
    Icon,
    MyConsents,
    MyData,
    MySessions,
    NgComponentOutlet,
    ThisPhone,
    TranslocoDirective,
  ],
  templateUrl: './account-page.html',
  styleUrl: './account-page.css',
})
export class AccountPage {
  readonly #slots = inject(ACCOUNT_SLOTS);
  protected readonly slots = resource<Type<unknown>[], void>({
    loader: () => Promise.all(this.#slots.map((slot) => slot.load())),
  });
  protected readonly session = inject(SessionStore).session;
  protected readonly signOut = inject(SIGN_OUT);
  protected readonly shownNumber = shownParticipantNumber;
  protected readonly shownPhone = shownPhone;
}
