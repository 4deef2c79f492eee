import { Controller } from '@nestjs/common';
import { Operation, problems } from '@pijar/shared/api';
import { route } from '@pijar/shared/contracts';
import { DataSource } from 'typeorm';
import * as z from 'zod';

const Health = z.object({ status: z.literal('ok') });
const healthz = route<object, z.infer<typeof Health>>('GET', '/healthz');
const readyz = route<object, z.infer<typeof Health>>('GET', '/readyz');

@Controller()
export class HealthController {
  constructor(private readonly db: DataSource) {}

  @Operation(healthz, { summary: 'The process runs', access: 'public', response: Health })
  alive() {
    return { status: 'ok' as const };
  }

  /** Redis is not asked: nothing that is acknowledged to a person depends on it. */
  @Operation(readyz, { summary: 'The stores answer', access: 'public', response: Health })
  async ready() {
    try {
      await this.db.query('select 1');
    } catch {
      throw problems.unavailable(2);
    }
    return { status: 'ok' as const };
  }
}
