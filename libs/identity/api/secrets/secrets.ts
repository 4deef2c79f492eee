import { hash, verify, type Options } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

/** argon2id (the library's default kind) with the first parameters that OWASP names: 19 MiB, 2 passes, 1 lane. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes and compares PINs and passwords. */
@Injectable()
export class Secrets {
  private readonly ofNobody = hash('nobody has this', cost);

  hash(secret: string): Promise<string> {
    return hash(secret.normalize('NFKC'), cost);
  }

  /** Takes the same time for people who are not there (`null`), so that nobody can tell who is. */
  async isRight(secretHash: string | null, secret: string): Promise<boolean> {
    const isMatch = await verify(secretHash ?? (await this.ofNobody), secret.normalize('NFKC'));
    return secretHash !== null && isMatch;
  }
}
