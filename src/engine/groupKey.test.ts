/** @jest-environment node */
import fc from 'fast-check';

import { groupKey, groupLabels, groupName } from './groupKey';

describe('a group', () => {
  it('is the same whatever else its series are labelled with, and in whatever order', () => {
    const [a, b] = [
      { region: 'eu', job: 'a', code: '500' },
      { code: '200', job: 'a', region: 'eu' },
    ];
    expect(groupKey(a, ['region', 'job'])).toBe(groupKey(b, ['region', 'job']));
    expect(groupLabels(b, ['region', 'job'])).toEqual({ region: 'eu', job: 'a' });
  });

  it('takes a label that a series lacks for an empty one, as Prometheus does', () => {
    expect(groupKey({}, ['region'])).toBe(groupKey({ region: '' }, ['region']));
    expect(groupLabels({}, ['region'])).toEqual({ region: '' });
  });

  it('is another one for other values, whatever they contain', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { minLength: 2, maxLength: 2 }),
        fc.array(fc.string(), { minLength: 2, maxLength: 2 }),
        (a, b) => {
          const key = ([x, y]: string[]) => groupKey({ x: x!, y: y! }, ['x', 'y']);
          expect(key(a) === key(b)).toBe(a[0] === b[0] && a[1] === b[1]);
        }
      )
    );
  });

  it('has a name for people, also where a label is empty', () => {
    expect(groupName({ region: 'eu-west', job: 'checkout' }, ['region', 'job'])).toBe('eu-west · checkout');
    expect(groupName({ job: 'checkout' }, ['region', 'job'])).toBe('(no region) · checkout');
  });
});
