import { checkoutAgreement, checkoutSlo } from '../core/agreement/agreementFixture';
import { MemoryStore } from '../storage/memory/MemoryStore';
import { loadStored } from './loadStored';

const NOW = Date.UTC(2026, 10, 22, 12);

/** The checkout SLO with its agreement, and a search SLO with another. */
async function storeOf(): Promise<MemoryStore> {
  const store = new MemoryStore({ now: () => NOW });
  await store.createSlo(checkoutSlo());
  await store.createSlo(checkoutSlo({ id: 'search', title: 'Search answers' }));
  await store.createAgreement(checkoutAgreement());
  await store.createAgreement(checkoutAgreement({ id: 'search', title: 'Search', slos: ['search'] }));
  return store;
}

describe('what cannot be read in Grafana', () => {
  it('is warned of where it bears on an SLO that is asked about, and the answer is given all the same', async () => {
    const store = await storeOf();
    store.force('act-newer', { kind: 'act', json: '{"agreement":"checkout","act":"sign"}', schemaVersion: 99 });
    store.force('act-spoiled', { kind: 'act', json: '{"agreement":"checkout","act":"dance"}' });
    const { slos, problems, warnings } = await loadStored(['checkout'], { store }, NOW);
    expect(slos).toHaveLength(1);
    expect(problems).toEqual([]);
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toMatch(/^act-newer in Grafana cannot be read and does not count\. A newer Truce wrote it/);
    expect((await loadStored(['search'], { store }, NOW)).warnings).toEqual([]);
    expect((await loadStored([], { store }, NOW)).warnings).toHaveLength(2);
  });

  it('is warned of where it is an agreement that claims such an SLO, or does not say which', async () => {
    const store = await storeOf();
    store.force('agreement-shop', { kind: 'agreement', json: '{"id":"shop","slos":["checkout"]}', schemaVersion: 99 });
    expect((await loadStored(['checkout'], { store }, NOW)).warnings).toHaveLength(1);
    expect((await loadStored(['search'], { store }, NOW)).warnings).toEqual([]);
    store.force('agreement-shop', { kind: 'agreement', json: '{"id":"shop"}', schemaVersion: 99 });
    expect((await loadStored(['search'], { store }, NOW)).warnings).toHaveLength(1);
  });
});
