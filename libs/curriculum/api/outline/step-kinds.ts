import { Injectable } from '@nestjs/common';
import type { StepKind } from '@pijar/curriculum/contracts';
import { DataSource } from 'typeorm';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What kind of step an address leads to. It says nothing of anybody, and a published step stays what it is: read once. */
@Injectable()
export class StepKinds {
  readonly #known = new Map<string, StepKind>();

  constructor(private readonly db: DataSource) {}

  /** Undefined where there is no such step. */
  async of(stepId: string): Promise<StepKind | undefined> {
    const known = this.#known.get(stepId);
    if (known || !uuid.test(stepId)) return known;
    const [step] = (await this.db.query('select kind from step where id = $1', [stepId])) as {
      kind: StepKind;
    }[];
    if (step) this.#known.set(stepId, step.kind);
    return step?.kind;
  }
}
