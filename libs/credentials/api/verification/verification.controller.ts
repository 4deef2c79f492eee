import { Controller, Header } from '@nestjs/common';
import { verifyCertificate, type VerificationView } from '@pijar/credentials/contracts';
import * as schemas from '@pijar/credentials/schemas';
import { FromCaller, TryLimits, type Caller } from '@pijar/identity/api';
import { In, Operation, type Input } from '@pijar/shared/api';
import { VerificationQuery } from './verification.query';

/** Tries of one address in a minute: plenty for whoever checks papers, nothing for whoever guesses numbers. */
export const verificationLimit = { limit: 30, window: 60 };

@Controller()
export class VerificationController {
  constructor(
    private readonly verifications: VerificationQuery,
    private readonly tries: TryLimits,
  ) {}

  @Operation(verifyCertificate, {
    summary: 'Whether a certificate is real; for anyone, limited per address',
    access: 'public',
    params: schemas.VerificationParams,
    response: schemas.VerificationView,
  })
  @Header('x-robots-tag', 'noindex')
  @Header('cache-control', 'no-store')
  async verify(
    @FromCaller() caller: Caller,
    @In() { params }: Input<typeof verifyCertificate>,
  ): Promise<VerificationView> {
    await this.tries.take([
      { key: `verification:address:${caller.address}`, ...verificationLimit, isSliding: false },
    ]);
    return this.verifications.of(params.number);
  }
}
