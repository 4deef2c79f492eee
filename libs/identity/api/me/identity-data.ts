import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { deviceName } from '../session/device-name';
import { PersonalData } from './personal-data';

/** Identity's part of a person's data. */
@Injectable()
export class IdentityData implements OnModuleInit {
  constructor(private readonly parts: PersonalData) {}

  onModuleInit(): void {
    this.parts.register('identity', readIdentity);
  }
}

async function readIdentity(manager: EntityManager, personId: string): Promise<object> {
  const [row] = (await manager.query(
    `select json_build_object(
       'person', (select json_build_object(
          'fullName', p.full_name, 'participantNumber', p.participant_number, 'phone', p.phone,
          'locale', p.locale, 'sex', p.sex, 'kind', p.kind, 'device', p.device,
          'regionCode', p.region_code, 'education', p.education,
          'destinationCountry', p.destination_country, 'returnReason', p.return_reason,
          'village', p.village, 'community', p.community, 'organisation', o.name, 'createdAt', p.created_at)
          from person p join organisation o on o.id = p.organisation_id where p.id = $1),
       'account', (select json_build_object('username', username, 'activatedAt', activated_at,
          'disabledAt', disabled_at) from account where person_id = $1),
       'roles', (select coalesce(json_agg(json_build_object('role', role, 'since', granted_at)), '[]')
          from role_grant where person_id = $1),
       'consents', (select coalesce(json_agg(json_build_object('purpose', purpose,
          'textVersion', text_version, 'isGranted', is_granted, 'at', at,
          'isRecordedByMe', recorded_by = $1) order by at), '[]') from consent where person_id = $1),
       'codes', (select coalesce(json_agg(json_build_object('purpose', purpose, 'createdAt', created_at,
          'usedAt', used_at) order by created_at), '[]') from activation_code where person_id = $1),
       'erasureRequests', (select coalesce(json_agg(json_build_object('requestedAt', requested_at,
          'state', state, 'decidedAt', decided_at) order by requested_at), '[]')
          from erasure_request where person_id = $1),
       'phones', (select coalesce(json_agg(json_build_object('lastContactAt', at,
          'waitingCount', waiting_count, 'oldestWaitingAt', oldest_waiting_at,
          'appVersion', app_version) order by at), '[]') from device_contact where person_id = $1),
       'record', (select coalesce(json_agg(json_build_object('at', at, 'action', action,
          'isByMe', actor_id = $1) order by at), '[]')
          from audit_entry where subject_id = $1)) as part`,
    [personId],
  )) as { part: object }[];
  return { ...row!.part, sessions: await sessionsOf(manager, personId) };
}

async function sessionsOf(manager: EntityManager, personId: string): Promise<object[]> {
  const rows = (await manager.query(
    `select created_at as "createdAt", seen_at as "seenAt", user_agent from session
      where person_id = $1 order by created_at`,
    [personId],
  )) as { createdAt: Date; seenAt: Date; user_agent: string | null }[];
  return rows.map(({ user_agent, ...row }) => ({ ...row, device: deviceName(user_agent) }));
}
