import { InjectionToken, Signal, Type, signal } from '@angular/core';
import { IconName } from '../kit/icon-paths';

/** One entry of a shell's navigation. */
export interface Place {
  /** Address from the root, e.g. `/belajar`. */
  path: string;
  /** Translation key of a few words; in the base or in a scope that is loaded by then. */
  label: string;
  icon: IconName;
  /** Who sees it; everyone in the area when left out. */
  roles?: readonly string[];
}

/** What a shell needs to know of whoever is signed in. */
export interface ShellPerson {
  name: string;
  roles: readonly string[];
  /** Words beside the name, e.g. the organisation or the participant number. */
  note?: string;
}

/** Whom to ask, kept on the phone so that it can be read without signal. */
export interface HelpContact {
  name: string;
  role?: string;
  /** As written in the country, e.g. `0812…`. */
  phone?: string;
  /** Digits with country code, for wa.me. */
  whatsApp?: string;
  /** When and where they can be reached; several lines. */
  note?: string;
}

/** Provided by the session's owner; null while nobody is signed in. */
export const SHELL_PERSON = new InjectionToken<Signal<ShellPerson | null>>('SHELL_PERSON', {
  factory: () => signal(null),
});

/** Ends the session; shells show the button when it is provided. */
export const SIGN_OUT = new InjectionToken<() => void>('SIGN_OUT');

/** Provided by whoever knows the organisation's people. */
export const HELP_CONTACTS = new InjectionToken<Signal<readonly HelpContact[]>>('HELP_CONTACTS', {
  factory: () => signal([]),
});

/** Loads the part of the shells that says what is new; it belongs to another room, so that room gives it. */
export const SHELL_BELL = new InjectionToken<() => Promise<Type<unknown>>>('SHELL_BELL');

/** The places that this person may see. */
export const placesFor = (places: readonly Place[], roles: readonly string[]): Place[] =>
  places.filter((place) => !place.roles || place.roles.some((role) => roles.includes(role)));
