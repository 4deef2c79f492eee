import { setTimeout as pause } from 'node:timers/promises';
import { familyOf, memoryMb } from './processes';

/** MB of memory, shared pages counted once. */
export interface MemoryReading {
  product: number;
  database: number;
}

export interface Memory {
  idle?: MemoryReading;
  loaded?: MemoryReading;
}

/** @param seconds of rest before it is read */
export async function readMemory(
  productPid: number,
  postgresPid: number,
  seconds: number,
): Promise<MemoryReading> {
  await pause(seconds * 1000);
  return {
    product: memoryMb(familyOf(productPid)),
    database: memoryMb(familyOf(postgresPid)),
  };
}
