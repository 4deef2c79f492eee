/** A kind of background work, declared once by the context that does it. */
export interface QueueDefinition<T extends object> {
  readonly name: string;
  /** How often a job is tried before it counts as failed and an admin sees it. */
  readonly attempts: number;
  /** Wait before the second try; it doubles with every further one. */
  readonly backoff: { seconds: number };
  /** Never set; carries the type of the data. */
  readonly _data?: T;
}

const defined = new Map<string, QueueDefinition<object>>();

/**
 * @param name lower case words joined by hyphens; unique in the product
 * @throws when two contexts take the same name
 */
export function defineQueue<T extends object>(
  name: string,
  options: Partial<Pick<QueueDefinition<T>, 'attempts' | 'backoff'>> = {},
): QueueDefinition<T> {
  if (defined.has(name)) throw new Error(`The queue ${name} is defined twice`);
  const queue: QueueDefinition<T> = { name, attempts: 8, backoff: { seconds: 2 }, ...options };
  defined.set(name, queue);
  return queue;
}

export const definedQueues = (): QueueDefinition<object>[] => [...defined.values()];
