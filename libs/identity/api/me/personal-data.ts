import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** One context's part of everything that is kept about a person; plain JSON, words she can read. */
export type PersonalDataPart = (manager: EntityManager, personId: string) => Promise<object>;

/**
 * Everything that is kept about a person. Each context registers its part when it starts:
 * `onModuleInit() { this.personalData.register('submissions', (manager, personId) => …) }`.
 */
@Injectable()
export class PersonalData {
  private readonly parts = new Map<string, PersonalDataPart>();

  register(name: string, part: PersonalDataPart): void {
    if (this.parts.has(name)) throw new Error(`Personal data "${name}" is registered twice.`);
    this.parts.set(name, part);
  }

  /** The JSON text of one object with a member for each context, piece by piece: no more than one part is in memory. */
  async *json(manager: EntityManager, personId: string): AsyncGenerator<string> {
    let separator = '{\n';
    for (const [name, part] of this.parts) {
      const value = JSON.stringify(await part(manager, personId), null, 2);
      yield `${separator}${JSON.stringify(name)}: ${value}`;
      separator = ',\n';
    }
    yield separator === '{\n' ? '{}\n' : '\n}\n';
  }
}
