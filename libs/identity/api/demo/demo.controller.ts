import { Controller } from '@nestjs/common';
import * as routes from '@pijar/identity/contracts';
import type { DemoAccountList } from '@pijar/identity/contracts';
import * as schemas from '@pijar/identity/schemas';
import { Operation } from '@pijar/shared/api';
import { DemoAccounts } from './demo-accounts';

@Controller()
export class DemoController {
  constructor(private readonly accounts: DemoAccounts) {}

  @Operation(routes.listDemoAccounts, {
    summary: 'The sign-ins of the demo',
    access: 'public',
    response: schemas.DemoAccountList,
  })
  list(): Promise<DemoAccountList> {
    return this.accounts.list();
  }
}
