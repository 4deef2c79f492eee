/** What the phones of a person said when they last had signal, as JSON; null where none was heard. `personId`: a column. */
export const phoneContactOf = (personId: string): string => `
  (select json_build_object('at', max(heard.at), 'waiting', sum(heard.waiting_count)::int)
     from device_contact heard where heard.person_id = ${personId} having count(*) > 0)`;

/** As JSON gives it, in the API's form. */
export const readPhoneContact = (
  contact: { at: string; waiting: number } | null,
): { at: string; waiting: number } | null =>
  contact && { ...contact, at: new Date(contact.at).toISOString() };
