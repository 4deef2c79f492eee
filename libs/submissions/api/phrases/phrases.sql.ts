/** Of the assignment, then of its programme, each sentence once, as a list. @param field `good` or `change` */
const readyOf = (sent: string, programme: string, field: string): string => `(
  select coalesce(json_agg(r.text order by r.place, r.n), '[]') from (
    select distinct on (text) text, place, n from (
      select text, 1 as place, n from jsonb_array_elements_text(${sent}.body->'phrases'->'${field}')
        with ordinality as own (text, n)
      union all
      select text, 2, n from jsonb_array_elements_text(${programme}.phrases->'${field}')
        with ordinality as its (text, n)) every
    order by text, place, n) r)`;

/**
 * ReadyPhrases as JSON.
 * @param sent alias of the step whose rubric is used
 * @param programme alias of its programme
 * @param reader SQL of the reviewer's id
 */
export const phrasesJson = (sent: string, programme: string, reader: string): string =>
  `json_build_object('good', ${readyOf(sent, programme, 'good')}, 'change', ${readyOf(sent, programme, 'change')},
    'own', (select coalesce(json_agg(json_build_object('id', o.id, 'field', o.field, 'text', o.text)
                                     order by o.created_at, o.id), '[]')
              from own_phrase o where o.person_id = ${reader}))`;
