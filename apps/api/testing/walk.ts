import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { newId } from '@pijar/shared/api';
import type { TestApp } from '@pijar/shared/testing';

interface Walk {
  /** By the part that they play. */
  watchers: Record<string, { cookie: string }>;
  /** What stands in a path, by its name; anything else is an id of nothing. */
  values: Record<string, string>;
  /** What nobody may be given, except in the very address that was asked. */
  secrets: readonly string[];
  /** Paths that may not answer at all. */
  closed?: RegExp;
}

/** Every GET operation of the API, as each of the watchers. @returns where something secret was seen, `<part> <path>` */
export async function walk(
  test: TestApp,
  { watchers, values, secrets, closed }: Walk,
): Promise<Set<string>> {
  const document = SwaggerModule.createDocument(test.app, new DocumentBuilder().build());
  const found = new Set<string>();
  for (const [template, operations] of Object.entries(document.paths)) {
    if (!operations.get || !template.startsWith('/api/v1/')) continue;
    // A stream of news never ends; it carries ids of work that moves, and no list.
    if (JSON.stringify(operations.get.responses).includes('text/event-stream')) continue;
    const url = template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? newId());
    const hidden = secrets.filter((secret) => !url.includes(secret));
    for (const [part, watcher] of Object.entries(watchers)) {
      const { body, statusCode } = await test.call({ method: 'GET', url, as: watcher });
      expect([template, statusCode >= 500]).toEqual([template, false]);
      const isGiven = hidden.some((secret) => body.includes(secret));
      if (isGiven || (statusCode === 200 && closed?.test(template)))
        found.add(`${part} ${template}`);
    }
  }
  return found;
}
