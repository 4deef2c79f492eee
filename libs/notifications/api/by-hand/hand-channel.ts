import type { HandChannel } from '../delivery/channel';

/** WhatsApp while no account is set: an officer sends what stands in her list from her own phone. Staff are not on it. */
export const whatsAppByHand: HandChannel = {
  channel: 'whatsapp',
  isAutomatic: false,
  settleSeconds: 120,
  reaches: `p.phone is not null
    and exists (select from role_grant g where g.person_id = p.id and g.role = 'participant')`,
};
