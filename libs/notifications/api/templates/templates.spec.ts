import { notificationKinds } from '@pijar/notifications/schemas';
import type { Claim } from '../delivery/delivery-claims';
import { faultsOf } from './check-words';
import { Templates } from './templates';
import { words } from './words';

const templates = new Templates();
const claim = (more: Partial<Claim> = {}): Claim => ({
  claim: 'c',
  personId: 'p',
  fullName: 'Siti',
  email: null,
  phone: '6281200000002',
  locale: 'id',
  hasDetails: false,
  isPhoneShared: false,
  isParticipant: true,
  items: [
    {
      deliveryId: 'd1',
      notificationId: 'n1',
      kind: 'session_planned',
      details: {
        title: 'Hari pertama',
        startsAt: '2026-12-01T01:00:00Z',
        timeZone: 'Asia/Makassar',
        place: 'Balai Desa',
      },
      link: '/belajar',
    },
  ],
  ...more,
});

describe('words of messages', () => {
  it('are all there, in both languages, and ask only for what there is', () => {
    expect(faultsOf(words)).toEqual([]);
    expect(() => templates.onModuleInit()).not.toThrow();
  });

  it('that are missing, or ask for what there is not, are named at the start', () => {
    const { [notificationKinds[0]]: _, ...kind } = words.en.kind;
    const next_step = { heading: 'Halo {{ fullName }}', text: ' ' };
    expect(faultsOf({ en: { ...words.en, kind: { ...kind, next_step } } })).toEqual([
      `en: ${notificationKinds[0]}.heading`,
      `en: ${notificationKinds[0]}.text`,
      'en: next_step.text',
      'en: next_step asks for fullName',
    ]);
    expect(faultsOf({ id: { kind: words.id.kind } })).toContain('id: outside.plain.heading');
  });

  it('say when in the clock of the cohort, and take the shorter text where a place is not given', () => {
    expect(templates.compose(claim(), 'whatsapp', 'https://p.example').text).toBe(
      'Selasa, 1 Desember pukul 09.00 WITA, di Balai Desa',
    );
    const { place: _, ...details } = claim().items[0]!.details;
    const items = [{ ...claim().items[0]!, details }];
    expect(templates.compose(claim({ items }), 'whatsapp', 'https://p.example').text).toBe(
      'Selasa, 1 Desember pukul 09.00 WITA',
    );
  });

  it('say nothing on a locked screen or a shared phone until she allows it', () => {
    const plain = { heading: 'Ada kabar baru di Pijar', hasDetails: false };
    const said = (more: Partial<Claim>, channel: 'push' | 'email' | 'whatsapp') =>
      templates.compose(claim(more), channel, 'https://p.example');
    expect(said({}, 'push')).toMatchObject(plain);
    expect(said({ isPhoneShared: true }, 'whatsapp')).toMatchObject(plain);
    expect(said({ hasDetails: true }, 'push').heading).toBe('Jadwal baru: Hari pertama');
    expect(said({}, 'email').heading).toBe('Jadwal baru: Hari pertama');
  });

  it('of several are one digest that leads to the inbox', () => {
    const [item] = claim().items;
    const items = Array.from({ length: 10 }, (_, n) => ({ ...item!, deliveryId: `d${n}` }));
    const said = templates.compose(claim({ items, locale: 'en' }), 'email', 'https://p.example');
    expect(said).toMatchObject({
      heading: '10 new messages in Pijar',
      messageId: 'd0',
      link: 'https://p.example/saya/pesan',
    });
    expect(said.text.split('\n')).toHaveLength(9);
  });
});
