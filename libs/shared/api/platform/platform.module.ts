import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Audit } from '../audit';
import { Clock } from '../clock';
import { Idempotency } from '../idempotency';
import { IdempotencySweep } from '../idempotency/idempotency-sweep';
import { Live } from '../live';
import { EventHandlers, Outbox } from '../outbox';
import { SETTINGS, type Settings } from '../settings';
import { FILE_STORE, openFileStore } from '../storage';
import { Background } from './background';
import { DATABASE, type DatabaseOptions } from './database-options';

/** What every context stands on: settings, the database, clock, audit, idempotency, events and background work. */
@Module({})
export class PlatformModule {
  static with(settings: Settings, database: DatabaseOptions): DynamicModule {
    const shared = [Clock, Audit, Idempotency, Outbox, EventHandlers, Background, Live];
    return {
      module: PlatformModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: database.url,
          poolSize: database.poolSize,
          autoLoadEntities: true,
          synchronize: false,
          migrationsRun: false,
          applicationName: 'pijar',
          // A database that is away is answered with 503 soon, not after a minute.
          extra: {
            connectionTimeoutMillis: 3000,
            ...(database.serverOptions && { options: database.serverOptions }),
          },
        }),
      ],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: DATABASE, useValue: database },
        { provide: FILE_STORE, useFactory: () => openFileStore(settings) },
        ...shared,
        IdempotencySweep,
      ],
      exports: [SETTINGS, DATABASE, FILE_STORE, ...shared],
    };
  }
}
