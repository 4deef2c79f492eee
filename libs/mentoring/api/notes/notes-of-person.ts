import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { Erasure, PersonalData } from '@pijar/identity/api';
import { Keyring, SETTINGS, type Settings } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';

/** Notes go with the person they are about; of her own data she learns that there are some, and when they were written. */
@Injectable()
export class NotesOfPerson implements OnModuleInit, OnApplicationBootstrap {
  private readonly log = new Logger('SensitiveNotes');

  constructor(
    private readonly db: DataSource,
    private readonly personalData: PersonalData,
    private readonly erasure: Erasure,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.personalData.register('sensitiveNotes', read);
    this.erasure.register('sensitiveNotes', erase);
  }

  /** The product runs without the secret; whoever runs it should know. */
  async onApplicationBootstrap(): Promise<void> {
    const [row] = (await this.db.query(
      'select count(*)::int as count from sensitive_note where not key_id = any ($1)',
      [Keyring.of(this.settings.secrets).ids],
    )) as { count: number }[];
    if (row!.count === 0) return;
    this.log.warn(
      `${row!.count} sensitive notes cannot be opened: set PIJAR_SECRET (or PIJAR_SECRET_OLD) to the secret that they were written with.`,
    );
  }
}

async function erase(manager: EntityManager, personId: string): Promise<void> {
  await manager.query('delete from sensitive_note where person_id = $1', [personId]);
}

/** Without the words: the download is a plain file, often on a phone that others use. See docs/adr/0085. */
async function read(manager: EntityManager, personId: string): Promise<object[]> {
  return (await manager.query(
    `select written_at as "writtenAt", changed_at as "changedAt" from sensitive_note
      where person_id = $1 order by written_at`,
    [personId],
  )) as object[];
}
