import type { Role } from '@pijar/identity/contracts';

/** Where each role works, the one with most to look after first. */
const homes: [Role, string][] = [
  ['admin', '/admin'],
  ['officer', '/petugas'],
  ['facilitator', '/pendamping'],
  ['participant', '/belajar'],
  ['safeguarding', '/perlindungan'],
  ['editor', '/akun'],
];

/** The first page of whoever has these roles. */
export const homeOf = (roles: readonly Role[]): string =>
  homes.find(([role]) => roles.includes(role))?.[1] ?? '/akun';
