import { demoPeople, readPeople } from './demoPeople';

describe('whom one can sign in as', () => {
  test('those of the demo that the server has', () => {
    expect(readPeople([{ login: 'admin' }, { login: 'pat' }, { login: 'stranger' }]).map(({ login }) => login)).toEqual(['pat', 'admin']);
  });

  test.each([undefined, null, 'pat', { people: [] }])('all five when the answer is %p', (answer) => {
    expect(readPeople(answer)).toBe(demoPeople);
  });

  test('nonsense in the list is passed over', () => {
    expect(readPeople([null, 3, { login: 4 }])).toEqual([]);
  });
});
