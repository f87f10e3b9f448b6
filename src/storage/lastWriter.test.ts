import { lastWriter } from './lastWriter';

test('what cannot be read names who wrote it last, where that is known', () => {
  expect(lastWriter({ by: { id: 5, login: 'dana' } })).toBe(' Last written by dana.');
  expect(lastWriter({ by: { id: 5, login: '' } })).toBe(' Last written by a deleted user.');
  expect(lastWriter({})).toBe('');
});
