import type { RecordingLanguage } from '@pijar/curriculum/contracts';

/** As people here call them, whatever the language of the interface; with the player, so that nobody else pays for them. */
export const recordingLanguageNames: Record<RecordingLanguage, string> = {
  id: 'Bahasa Indonesia',
  ace: 'Bahasa Aceh',
  ban: 'Bahasa Bali',
  bjn: 'Bahasa Banjar',
  bug: 'Bahasa Bugis',
  jv: 'Bahasa Jawa',
  mad: 'Bahasa Madura',
  min: 'Bahasa Minangkabau',
  sas: 'Bahasa Sasak',
  slp: 'Bahasa Lamaholot',
  su: 'Bahasa Sunda',
  en: 'English',
};
