import { DemoAccounts } from '@pijar/identity/api';
import type { Role } from '@pijar/identity/contracts';
import { newId } from '@pijar/shared/api';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { organisations, participants } from './people';

/** Public by nature: the demo's accounts are refused wherever the demo is off. */
export const demoPin = '482915';
export const demoPassword = 'pijar-demo-2026';

interface StaffMember {
  organisation: string;
  fullName: string;
  username: string;
  roles: Exclude<Role, 'participant'>[];
  label?: string;
  position?: number;
}

const staff: StaffMember[] = [
  {
    organisation: 'rinjani',
    fullName: 'Lalu Wirya Kusuma',
    username: 'admin',
    roles: ['admin'],
    label: 'Admin',
    position: 4,
  },
  {
    organisation: 'rinjani',
    fullName: 'Baiq Hartini',
    username: 'petugas',
    roles: ['officer', 'editor'],
    label: 'Petugas program',
    position: 3,
  },
  {
    organisation: 'rinjani',
    fullName: 'Nur Aini Rahmawati',
    username: 'pendamping',
    roles: ['facilitator'],
    label: 'Pendamping',
    position: 2,
  },
  {
    organisation: 'rinjani',
    fullName: 'Suhardi Wijaya',
    username: 'suhardi',
    roles: ['facilitator'],
  },
  {
    organisation: 'rinjani',
    fullName: 'Retno Palupi',
    username: 'retno',
    roles: ['facilitator', 'safeguarding'],
  },
  { organisation: 'desbumi', fullName: 'Imam Syafii', username: 'imam', roles: ['officer'] },
  { organisation: 'desbumi', fullName: 'Lilik Hidayah', username: 'lilik', roles: ['facilitator'] },
];

/** Who accompanies which cohort; the first one answers most. */
export const coachesOf: Record<string, string[]> = {
  lombok: ['pendamping', 'suhardi'],
  wonosobo: ['retno', 'pendamping'],
  jember: ['lilik'],
};

/** Experts read the work of their modules only. */
export const expertsOf: Record<string, { username: string; tracks: string[] }[]> = {
  lombok: [{ username: 'retno', tracks: ['m4'] }],
};

/** Participants with a sign-in on the start page. */
const shown: Record<string, { label: string; position: number }> = {
  'Wiwik Purwaningsih': { label: 'Peserta di tahap Orientasi', position: 1 },
  'Siti Rohani Wulandari': { label: 'Peserta yang sudah lulus', position: 5 },
};

export interface DemoPeople {
  organisationIds: Map<string, string>;
  /** Staff by username. */
  staffIds: Map<string, string>;
  /** In the order of `participants`. */
  personIds: string[];
}

/** Makes organisations and people with their accounts; nobody is in a cohort yet. */
export async function makePeople(app: NestFastifyApplication): Promise<DemoPeople> {
  const accounts = app.get(DemoAccounts);
  const organisationIds = new Map(organisations.map(({ key }) => [key, newId()]));
  const staffIds = new Map<string, string>();
  const personIds: string[] = [];
  await app.get(DataSource).transaction(async (manager) => {
    for (const organisation of organisations) {
      await manager.query(
        `insert into organisation (id, name, region_code, contact_name, contact_phone, contact_whatsapp, help_note)
         values ($1, $2, $3, $4, $5, $5, $6)`,
        [
          organisationIds.get(organisation.key),
          organisation.name,
          organisation.regionCode,
          organisation.contactName,
          organisation.contactPhone,
          organisation.helpNote,
        ],
      );
    }
    for (const { organisation, label, position, ...member } of staff) {
      const personId = await accounts.addStaff(manager, {
        ...member,
        phone: null,
        locale: 'id',
        organisationId: organisationIds.get(organisation)!,
        secret: demoPassword,
        ...(label ? { listing: { label, position: position! } } : {}),
      });
      staffIds.set(member.username, personId);
    }
    personIds.push(...(await addParticipants()));

    async function addParticipants(): Promise<string[]> {
      const ids: string[] = [];
      for (const [index, person] of participants.entries()) {
        const organisationId = organisationIds.get(
          person.cohort === 'jember' ? 'desbumi' : 'rinjani',
        )!;
        const { cohort: _, reach, ...profile } = person;
        const listing = shown[person.fullName];
        const [added] = await accounts.addParticipants(manager, organisationId, [
          {
            ...profile,
            phone: person.device === 'none' ? null : `62812900${String(10000 + index)}`,
            ...(reach === 'invited' ? {} : { secret: demoPin }),
            ...(listing ? { listing } : {}),
          },
        ]);
        ids.push(added!.personId);
      }
      return ids;
    }
  });
  return { organisationIds, staffIds, personIds };
}
