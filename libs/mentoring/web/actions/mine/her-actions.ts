import { Signal, computed, effect, inject, linkedSignal, untracked } from '@angular/core';
import { listActions, type Actions } from '@pijar/mentoring/contracts';
import { resourceOf } from '@pijar/shared/web';
import { ActionDeeds } from '../action-deeds';
import { withDeeds } from '../with-deeds';

/**
 * The agreements of a membership as this phone knows them. Read again when the server has taken something in; what is known stays on
 * the screen meanwhile. Call it where things are injected.
 */
export function herActions(membershipId: Signal<string | undefined>) {
  const deeds = inject(ActionDeeds);
  const answer = resourceOf(listActions, () => {
    const id = membershipId();
    return id ? { params: { membershipId: id } } : undefined;
  });
  const last = linkedSignal<{ id?: string; now?: Actions }, { id?: string; now?: Actions }>({
    source: () => ({
      id: membershipId(),
      now: answer.hasValue() ? answer.value() : undefined,
    }),
    computation: ({ id, now }, before) => ({
      id,
      now: now ?? (before?.value.id === id ? before?.value.now : undefined),
    }),
  });
  effect(() => {
    if (deeds.sent() > 0) untracked(() => answer.reload());
  });
  return {
    answer,
    deeds,
    timeZone: computed(() => last().now?.timeZone ?? 'Asia/Jakarta'),
    /** Undefined until they are known. */
    items: computed(() => {
      const told = deeds.told();
      return last().now?.items.map((action) => ({
        ...withDeeds(action, told),
        /** Before anything was said on this phone. */
        wasOpen: action.state === 'open' || told.some(({ actionId }) => actionId === action.id),
      }));
    }),
  };
}
