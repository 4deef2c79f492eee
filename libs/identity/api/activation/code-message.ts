/** What the message to her says. `link` holds the code behind a `#`, which browsers never send to a server. */
export interface CodeMessage {
  firstName: string;
  /** In groups. */
  code: string;
  link: string;
  purpose: 'activate' | 'reset';
  secretKind: 'pin' | 'password';
  expiresAt: Date;
}

type Words = (message: CodeMessage, secret: string, day: string) => string;

const words: Record<'id' | 'en', Words> = {
  id: (m, secret, day) =>
    `Halo ${m.firstName}. Ini kode Anda untuk ` +
    `${m.purpose === 'reset' ? `membuat ${secret} baru` : 'masuk'} di PIJAR: ${m.code}\n\n` +
    `Buka ${m.link} lalu buat ${secret} Anda sendiri. Kode berlaku sampai ${day} dan hanya bisa dipakai satu kali. ` +
    `Jangan berikan kode ini kepada siapa pun.`,
  en: (m, secret, day) =>
    `Hello ${m.firstName}. This is your code to ` +
    `${m.purpose === 'reset' ? `set a new ${secret}` : 'sign in'} at PIJAR: ${m.code}\n\n` +
    `Open ${m.link} and choose your own ${secret}. The code works once, until ${day}. ` +
    `Do not give it to anybody.`,
};
const secretWords = {
  id: { pin: 'PIN', password: 'kata sandi' },
  en: { pin: 'PIN', password: 'password' },
};

export function codeMessage(message: CodeMessage, locale: 'id' | 'en'): string {
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Asia/Jakarta',
  }).format(message.expiresAt);
  return words[locale](message, secretWords[locale][message.secretKind], day);
}

/** Opens WhatsApp with the message written; null without a phone number. */
export const whatsappUrl = (phone: string | null, text: string): string | null =>
  phone && `https://wa.me/${phone}?text=${encodeURIComponent(text)}`;
