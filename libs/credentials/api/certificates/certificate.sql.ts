/** Columns of a CertificateLine, from `certificate c`. */
export const lineColumns = `
  c.id as "certificateId", c.number, c.state, c.name, c.programme_title as "programmeTitle",
  c.stage_title as "stageTitle", c.issuer, to_char(c.issued_on, 'YYYY-MM-DD') as "issuedOn",
  ${lightsOf('c')} as lights`;

/** The stage's place in its programme, at most 3; 3 for the whole programme. */
export function lightsOf(alias: string): string {
  return `case when ${alias}.stage_id is null then 3 else
    (select least(count(*), 3)::int from stage own
       join stage behind on behind.programme_version_id = own.programme_version_id
        and behind.position <= own.position
      where own.id = ${alias}.stage_id) end`;
}
