import pg from 'pg';
import { freshDatabase } from './fresh-database';

const ask = async (url: string, sql: string) => {
  const client = new pg.Client(url);
  await client.connect();
  const answer = await client.query(sql).finally(() => client.end());
  return answer.rows;
};

describe('a fresh database', () => {
  it('is shared with nobody', async () => {
    const [one, two] = await Promise.all([freshDatabase(), freshDatabase()]);
    await ask(one.url, 'create table note (text text)');
    await expect(ask(two.url, 'select * from note')).rejects.toThrow('does not exist');
    await Promise.all([one.drop(), two.drop()]);
  });

  it('is gone after drop, even while somebody is connected', async () => {
    const database = await freshDatabase();
    const client = new pg.Client(database.url);
    client.on('error', () => undefined);
    await client.connect();
    await database.drop();
    await expect(ask(database.url, 'select 1')).rejects.toThrow('does not exist');
  });

  it('sorts names as people in Indonesia do', async () => {
    const database = await freshDatabase('empty');
    const names = await ask(
      database.url,
      `select name from (values ('Zainab'), ('ani'), ('Émi'), ('Budi')) as person(name) order by name`,
    );
    expect(names.map((row) => row.name)).toEqual(['ani', 'Budi', 'Émi', 'Zainab']);
    await database.drop();
  });
});
