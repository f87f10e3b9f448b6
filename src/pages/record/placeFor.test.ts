import { ActKeep } from './ActKeep';
import { fakePlace } from './fakeDesk';
import { placeFor } from './placeFor';

const KEPT = { id: 'one', agreement: 'checkout', draft: { act: 'note', text: 'Hello.' }, at: 1 } as const;

it('what is kept in a browser is offered in the Grafana and the organisation alone that it was said in', () => {
  const place = fakePlace();
  const keepIn = (subUrl: string, orgId: number) => new ActKeep(placeFor(place, { subUrl, orgId }));
  keepIn('/grafana', 1).add('2', KEPT);
  expect(keepIn('/grafana', 1).all('2')).toEqual([KEPT]);
  expect(keepIn('/grafana', 2).all('2')).toEqual([]);
  expect(keepIn('', 1).all('2')).toEqual([]);
  keepIn('', 1).remove('2', 'one');
  expect(keepIn('/grafana', 1).all('2')).toEqual([KEPT]);
  keepIn('/grafana', 1).remove('2', 'one');
  expect(keepIn('/grafana', 1).all('2')).toEqual([]);
});
