import { Inject, Injectable } from '@nestjs/common';
import type { DemoAccountList, NewStaff, Role } from '@pijar/identity/contracts';
import { problems, SETTINGS, type Settings } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { People, type NewParticipant } from '../people';
import { Secrets } from '../secrets';
import { insertStaff } from '../staff';

/** How an account of the demo is shown on the start page. */
export interface DemoListing {
  /** Order on the page. */
  position: number;
  /** e.g. `Peserta di tahap Mastery`. */
  label: string;
}

interface DemoSecret {
  secret: string;
  /** Left out: works, but is not shown. */
  listing?: DemoListing;
}

/** Accounts of the demo: flagged, so that they are refused whenever the demo is off. */
@Injectable()
export class DemoAccounts {
  private readonly hashes = new Map<string, Promise<string>>();

  constructor(
    private readonly db: DataSource,
    private readonly people: People,
    private readonly secrets: Secrets,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Participants in the order given; without `secret` the account waits for a code, as a real one does. */
  async addParticipants(
    manager: EntityManager,
    organisationId: string,
    participants: readonly (NewParticipant & Partial<DemoSecret>)[],
  ): Promise<{ personId: string; participantNumber: string }[]> {
    const plain = participants.map(({ secret: _, listing: __, ...person }) => person);
    const added = await this.people.insert(manager, null, organisationId, plain, true);
    for (const [index, { secret, listing }] of participants.entries()) {
      const { personId, participantNumber } = added[index]!;
      if (secret) await this.open(manager, personId, participantNumber, { secret, listing });
    }
    return added;
  }

  /** A staff account that works at once; returns the person's id. */
  async addStaff(manager: EntityManager, staff: NewStaff & DemoSecret): Promise<string> {
    const { secret, listing, ...person } = staff;
    const personId = await insertStaff(manager, person, null, true);
    await this.open(manager, personId, staff.username, { secret, listing });
    return personId;
  }

  /** The sign-ins for the start page, one role each (her highest). @throws 404 where the demo is off */
  async list(): Promise<DemoAccountList> {
    if (!this.settings.isDemo) throw problems.notFound();
    const items = (await this.db.query(
      `select d.label, d.identifier, d.secret,
              (select role from role_grant r where r.person_id = d.person_id
                order by array_position($1, role) limit 1) as role
         from demo_sign_in d join account a on a.person_id = d.person_id
        where a.is_demo and a.disabled_at is null order by d.position, d.person_id`,
      [rank],
    )) as DemoAccountList['items'];
    return { items: items.filter((item) => item.role !== null) };
  }

  private async open(
    manager: EntityManager,
    personId: string,
    identifier: string,
    { secret, listing }: DemoSecret,
  ): Promise<void> {
    await manager.query(
      'update account set secret_hash = $2, activated_at = now() where person_id = $1',
      [personId, await this.hashOnce(secret)],
    );
    if (!listing) return;
    await manager.query(
      `insert into demo_sign_in (person_id, position, label, identifier, secret)
       values ($1, $2, $3, $4, $5)`,
      [personId, listing.position, listing.label, identifier, secret],
    );
  }

  /** Sixty people with one PIN need one hash: these secrets are public anyway. */
  private hashOnce(secret: string): Promise<string> {
    const known = this.hashes.get(secret) ?? this.secrets.hash(secret);
    this.hashes.set(secret, known);
    return known;
  }
}

const rank: Role[] = ['admin', 'officer', 'editor', 'facilitator', 'participant'];
