import { ActKeep, narrowKeptActs } from './ActKeep';
import { fakePlace } from './fakeDesk';
import { newActId } from './newActId';
import { keptTitle, wordKept } from './wordKept';

const KEPT = {
  id: 'one',
  agreement: 'checkout',
  draft: { act: 'note', text: 'Hello.' },
  at: Date.UTC(2026, 10, 22, 9),
} as const;

describe('what is kept in the browser', () => {
  it('is read back as it was', () => {
    const place = fakePlace();
    new ActKeep(place).add('2', KEPT);
    expect(new ActKeep(place).all('2')).toEqual([KEPT]);
  });

  it.each([
    null,
    'text',
    {},
    [null],
    [{ ...KEPT, id: 'NOT AN ID' }],
    [{ ...KEPT, at: 'yesterday' }],
    [{ ...KEPT, draft: { act: 'sign' } }],
    [{ ...KEPT, draft: { act: 'note', text: 'Hello.', html: '<b>' } }],
  ])('is left out when it is no act: %j', (input) => {
    expect(narrowKeptActs(input)).toEqual([]);
  });

  it('does not break a page whose browser keeps nothing', () => {
    const shut = {
      getItem: () => {
        throw new Error('shut');
      },
      setItem: () => {
        throw new Error('shut');
      },
      removeItem: () => undefined,
    };
    const keep = new ActKeep(shut);
    expect(keep.all('2')).toEqual([]);
    expect(keep.add('2', KEPT)).toBe(false);
  });

  it('is told in words', () => {
    expect(keptTitle(2)).toBe('2 things you said did not arrive');
    const reader = { timeZone: 'UTC', now: Date.UTC(2026, 10, 22, 12) };
    expect(wordKept(KEPT, new Map([['checkout', 'When checkout fails']]), reader)).toBe(
      'Today 09:00, your note: When checkout fails. “Hello.”'
    );
  });
});

describe('a new id of an act', () => {
  it('can be stored, and is another one every time', () => {
    const ids = Array.from({ length: 100 }, newActId);
    expect(new Set(ids).size).toBe(100);
    expect(ids.every((it) => /^[a-z0-9]{1,36}$/.test(it))).toBe(true);
  });
});
