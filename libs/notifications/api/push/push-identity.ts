import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import webPush from 'web-push';

export interface PushKeys {
  publicKey: string;
  privateKey: string;
}

/** Who this server is to the push services (VAPID): made at the first start, kept with the data, in backups too. */
@Injectable()
export class PushIdentity implements OnApplicationBootstrap {
  private known?: Promise<PushKeys>;

  constructor(private readonly db: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.keys();
  }

  /** Of several processes that start together the first one's hold. */
  keys(): Promise<PushKeys> {
    this.known ??= this.make().catch((fault: unknown) => {
      delete this.known;
      throw fault;
    });
    return this.known;
  }

  private async make(): Promise<PushKeys> {
    const found = await this.read();
    if (found) return found;
    const { publicKey, privateKey } = webPush.generateVAPIDKeys();
    await this.db.query(
      'insert into push_identity (public_key, private_key) values ($1, $2) on conflict do nothing',
      [publicKey, privateKey],
    );
    return (await this.read())!;
  }

  private async read(): Promise<PushKeys | undefined> {
    const rows = (await this.db.query(
      'select public_key as "publicKey", private_key as "privateKey" from push_identity',
    )) as PushKeys[];
    return rows[0];
  }
}
