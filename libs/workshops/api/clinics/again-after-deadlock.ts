import { isDeadlock } from '@pijar/shared/api';

const tries = 4;

/**
 * Does a transaction again that PostgreSQL ended because two waited for each other: bookings of one person at two clinics wait for
 * each other's constraint.
 */
export async function againAfterDeadlock<T>(transaction: () => Promise<T>): Promise<T> {
  for (let left = tries - 1; ; left--) {
    try {
      return await transaction();
    } catch (fault) {
      if (left === 0 || !isDeadlock(fault)) throw fault;
    }
  }
}
