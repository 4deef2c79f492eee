import { factsOf } from './audit-facts';

const id = '01a201c2-3eee-7ba4-acd9-9bf63b59d646';

describe('what is said about an entry of the audit log', () => {
  it.each([
    [{ attemptId: id, scores: { izin: 3, tindak: 2 } }, [['scores', ['5'], 5]]],
    [{ personIds: [id, id] }, [['personIds', [], 2]]],
    [{ marks: [{ membershipId: id, before: null, after: 'present' }] }, [['marks', [], 1]]],
    [{ from: 'active', to: 'paused' }, [['change', ['active', 'paused'], 2]]],
    [{ stepId: id, from: null, to: '2026-12-28' }, [['change', ['2026-12-28'], 1]]],
    [{ from: id }, []],
    [
      { from: ['officer'], to: ['officer', 'admin'] },
      [['change', ['officer', 'officer, admin'], 2]],
    ],
    [{ personId: id, reason: 'Salah orang', revokedFor: null }, [['reason', ['Salah orang'], 1]]],
    [{ fields: ['phone', 'village'] }, [['fields', ['phone', 'village'], 2]]],
    [{}, []],
  ])('%j', (detail, facts) => {
    expect(factsOf(detail).map(({ name, value, count }) => [name, value, count])).toEqual(facts);
  });
});
