import { Injectable } from '@angular/core';
import { DefaultTranspiler, TranslocoTranspiler } from '@jsverse/transloco';

type Transpiled = Parameters<TranslocoTranspiler['transpile']>[0];

/** `{{ count | person | people }}`: the first word for one, the second for every other number. */
const CHOICE = /\{\{\s*(\w+)\s*\|([^|}]*)\|([^|}]*)\}\}/g;

/** English counts (“1 lesson, 2 lessons”) where Indonesian does not; this spares the whole of ICU messages. */
@Injectable()
export class CountingTranspiler extends DefaultTranspiler {
  override transpile(given: Transpiled): unknown {
    if (typeof given.value !== 'string') return super.transpile(given);
    const params = given.params as Record<string, unknown> | undefined;
    const value = given.value.replace(CHOICE, (_, name: string, one: string, other: string) =>
      (Number(params?.[name]) === 1 ? one : other).trim(),
    );
    return super.transpile({ ...given, value });
  }
}
