import { EnvironmentProviders, computed, inject, makeEnvironmentProviders } from '@angular/core';
import { shownParticipantNumber, shownPhone } from '@pijar/identity/contracts';
import {
  ACCOUNT,
  HELP_CONTACTS,
  SHELL_PERSON,
  SIGN_OUT,
  type HelpContact,
} from '@pijar/shared/web';
import { keptHelp, type KeptHelp } from './kept-session';
import { SessionStore } from './session-store';

/** Tells the shells who is signed in, how to sign out and whom to ask for help. */
export function provideSession(): EnvironmentProviders {
  return makeEnvironmentProviders([
    { provide: ACCOUNT, useExisting: SessionStore },
    {
      provide: SIGN_OUT,
      useFactory: () => {
        const store = inject(SessionStore);
        return () => void store.signOut();
      },
    },
    {
      provide: SHELL_PERSON,
      useFactory: () => {
        const { session } = inject(SessionStore);
        return computed(() => {
          const person = session();
          return (
            person && {
              name: person.fullName,
              roles: person.roles,
              note: person.participantNumber
                ? shownParticipantNumber(person.participantNumber)
                : person.organisation.name,
            }
          );
        });
      },
    },
    {
      provide: HELP_CONTACTS,
      useFactory: () => {
        const { session } = inject(SessionStore);
        return computed(() => {
          const person = session();
          return contactsOf(
            person ? { ...person.help, organisation: person.organisation.name } : keptHelp(),
          );
        });
      },
    },
  ]);
}

function contactsOf(help: KeptHelp | null): HelpContact[] {
  if (!help || !(help.phone || help.whatsapp || help.note)) return [];
  return [
    {
      name: help.contactName ?? help.organisation,
      role: help.contactName ? help.organisation : undefined,
      phone: help.phone ? shownPhone(help.phone) : undefined,
      whatsApp: help.whatsapp ?? undefined,
      note: help.note ?? undefined,
    },
  ];
}
