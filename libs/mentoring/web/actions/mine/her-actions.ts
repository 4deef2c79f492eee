import {
  ResourceRef,
  Signal,
  computed,
  effect,
  inject,
  linkedSignal,
  untracked,
} from '@angular/core';
import type { Actions } from '@pijar/mentoring/contracts';
import { ActionDeeds } from '../action-deeds';
import { withDeeds } from '../with-deeds';

interface Answered {
  membershipId: string | undefined;
  actions: Actions | undefined;
}

/**
 * The agreements of a membership as this phone knows them. Read again when the server has taken something in; what is known stays on
 * the screen meanwhile. Call it where things are injected.
 */
export function herActions(
  answer: () => ResourceRef<Actions | undefined>,
  membershipId: Signal<string | undefined>,
) {
  const deeds = inject(ActionDeeds);
  const last = linkedSignal<Answered, Answered>({
    source: () => {
      const resource = answer();
      const actions = resource.hasValue() ? resource.value() : undefined;
      return { membershipId: membershipId(), actions };
    },
    computation: (now, before) => {
      const isSame = before?.value.membershipId === now.membershipId;
      return { ...now, actions: now.actions ?? (isSame ? before?.value.actions : undefined) };
    },
  });
  effect(() => {
    if (deeds.sent() > 0) untracked(() => answer().reload());
  });
  return {
    deeds,
    timeZone: computed(() => last().actions?.timeZone ?? 'Asia/Jakarta'),
    /** Undefined until they are known. */
    items: computed(() => {
      const told = deeds.told();
      return last().actions?.items.map((action) => ({
        ...withDeeds(action, told),
        /** Before anything was said on this phone. */
        wasOpen: action.state === 'open' || told.some(({ actionId }) => actionId === action.id),
      }));
    }),
  };
}
