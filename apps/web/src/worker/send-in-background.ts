import { Outbox, PhoneVault, lineOf } from '@pijar/shared/phone';
import { channels } from '../channels';

/**
 * Sends what whoever has this phone open did while there was no signal. The others' work waits for them.
 * @throws Error when the server could not be reached, so that the browser tries again later
 */
export async function sendInBackground(): Promise<void> {
  const vault = await PhoneVault.open();
  const shelves = await vault?.unlocked();
  if (!vault || !shelves) return;
  const outbox = new Outbox(shelves);
  try {
    const end = await outbox.drain(channels, lineOf(shelves), { isUrged: true });
    if (end === 'unreachable') throw new Error('The server could not be reached');
  } finally {
    outbox.close();
    vault.close();
  }
}
