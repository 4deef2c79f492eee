import { Injector, inject, runInInjectionContext } from '@angular/core';
import { Confirmation, Words } from '@pijar/shared/web';

/** Asks whether to sign out although `count` things are not sent. A module of its own: nobody needs it on a first visit. */
export async function isSureToLeave(injector: Injector, count: number): Promise<boolean> {
  const [confirmation, words] = runInInjectionContext(injector, () => [
    inject(Confirmation),
    inject(Words),
  ]);
  const { isConfirmed } = await confirmation.ask({
    heading: words.say('shell.leave.heading', { count }),
    text: words.say('shell.leave.text'),
    confirm: words.say('shell.signOut'),
    isDangerous: true,
  });
  return isConfirmed;
}
