import { Injector, inject, runInInjectionContext } from '@angular/core';
import { Confirmation, Connection, Words } from '@pijar/shared/web';
import { askAside } from './ask-aside';
import { LeaveQuestion, type LeaveAnswer } from './leave-question';
import { OnThisPhone } from './on-this-phone';

/** Asks whether to go although something is not sent. A module of its own: nobody needs it on a first visit. */
export async function isSureToLeave(injector: Injector, isKeptHere: boolean): Promise<boolean> {
  if (!isKeptHere) return runInInjectionContext(injector, isSureThatItWaits);
  for (;;) {
    const answer = await askAside<LeaveAnswer>(injector, LeaveQuestion, {});
    if (answer === 'stay') return false;
    if (answer !== 'delete') return true;
    if (await runInInjectionContext(injector, isForgotten)) return true;
  }
}

/** Asks once, and once more where work would be lost for ever; then takes her off this phone. */
export async function isForgotten(): Promise<boolean> {
  const [confirmation, words] = [inject(Confirmation), inject(Words)];
  const [phone, connection] = [inject(OnThisPhone), inject(Connection)];
  const isMeant = await confirmation.ask({
    heading: words.say('identityPhone.forget.heading'),
    text: words.say('identityPhone.forget.what'),
    confirm: words.say('identityPhone.forget.confirm'),
    isDangerous: true,
  });
  if (!isMeant.isConfirmed) return false;
  const count = connection.unsent();
  const isSure =
    count === 0 ||
    (
      await confirmation.ask({
        heading: words.say('identityPhone.forget.really', { count }),
        text: words.say('identityPhone.forget.reallyWhat'),
        confirm: words.say('identityPhone.forget.confirmReally'),
        isDangerous: true,
      })
    ).isConfirmed;
  if (isSure) await phone.forget();
  return isSure;
}

/** Of staff: what is not sent stays here, but nobody sends it once she is out. */
async function isSureThatItWaits(): Promise<boolean> {
  const [confirmation, words, connection] = [
    inject(Confirmation),
    inject(Words),
    inject(Connection),
  ];
  const { isConfirmed } = await confirmation.ask({
    heading: words.say('shell.leave.heading', { count: connection.unsent() }),
    text: words.say('shell.leave.text'),
    confirm: words.say('shell.signOut'),
    isDangerous: true,
  });
  return isConfirmed;
}
