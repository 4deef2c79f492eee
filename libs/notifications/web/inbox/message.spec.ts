import { TestBed } from '@angular/core/testing';
import type { NotificationDetails, NotificationView } from '@pijar/notifications/contracts';
import { PersonSettings, provideLanguages, Words } from '@pijar/shared/web';
import { notificationWords } from '../words';
import { MessageWords } from './message';

const session = {
  title: 'Hari pertama',
  startsAt: '2026-12-01T01:00:00Z',
  timeZone: 'Asia/Makassar',
};
const told = (kind: string, details: NotificationDetails): NotificationView => ({
  notificationId: '1',
  kind: kind as NotificationView['kind'],
  details,
  link: null,
  createdAt: '2026-11-21T00:00:00Z',
  isRead: false,
});

describe('MessageWords', () => {
  let messages: MessageWords;
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideLanguages()] });
    await TestBed.inject(Words).learn('notifications', notificationWords);
    messages = TestBed.inject(MessageWords);
  });

  // The language is remembered on the phone.
  afterEach(() => localStorage.clear());

  it.each([
    ['submission_returned', { title: 'Catat 7 Hari' }, 'Catat 7 Hari: perlu diperbaiki'],
    ['submission_accepted', { title: 'Catat 7 Hari' }, 'Catat 7 Hari: diterima'],
    ['certificate_issued', { title: 'Orientasi' }, 'Sertifikat Orientasi sudah jadi'],
    ['session_planned', session, 'Jadwal baru: Hari pertama'],
    ['session_moved', session, 'Jadwal berubah: Hari pertama'],
    ['session_cancelled', session, 'Dibatalkan: Hari pertama'],
    ['clinic_seat_given', session, 'Anda dapat tempat: Hari pertama'],
    ['next_step', { title: 'Pisah dompet' }, 'Lanjutkan: Pisah dompet'],
    ['programme_updated', { title: 'PIJAR', version: 2 }, 'Program Anda diperbarui: PIJAR versi 2'],
  ])('says %s in plain words', (kind, details, heading) => {
    const message = messages.of(told(kind, details));
    expect(message.heading).toBe(heading);
    expect(message.text).not.toMatch(/notifications\.|\{\{|undefined/);
  });

  it('names the stage that opened, or says that none is left', () => {
    const details = { title: 'Internalisasi', nextTitle: 'Orientasi' };
    expect(messages.of(told('stage_completed', details)).text).toContain('Tahap Orientasi');
    expect(messages.of(told('stage_completed', { title: 'Mastery' })).text).toContain('Selamat');
  });

  it('names what is new in a version of her programme', () => {
    const details = { title: 'PIJAR', version: 2, added: ['CV', 'Katalog'] };
    expect(messages.of(told('programme_updated', details)).text).toContain('Baru: CV dan Katalog.');
  });

  it('says when and where in the clock of the cohort', () => {
    const { text } = messages.of(told('session_planned', { ...session, place: 'Balai Desa' }));
    expect(text).toBe('Selasa, 1 Desember pukul 09.00 WITA, di Balai Desa');
  });

  it('speaks English to who reads English', async () => {
    TestBed.inject(PersonSettings).speak('en');
    await TestBed.inject(Words).switchTo('en');
    expect(messages.of(told('next_step', { title: 'Pisah dompet' })).heading).toBe(
      'Go on: Pisah dompet',
    );
  });

  it('does not fall over a kind that it does not know', () => {
    expect(messages.of(told('something_new', {})).heading).toBe('Ada kabar baru');
  });
});
