/** @jest-environment node */
import { checkoutTerms } from '../../core/agreement/agreementFixture';
import { SCHEMA_VERSION } from '../schemaVersion';
import type { StoreUser } from '../storeContract';
import { storeContract } from '../storeContract';
import { MemoryStore } from './MemoryStore';

describe('a store in memory', () => {
  storeContract(
    async () => {
      let now = Date.UTC(2027, 2, 3, 9) + 385;
      const root = new MemoryStore({ now: () => now });
      const user = (id: number, login: string, mayDefine: boolean): StoreUser => ({
        id,
        login,
        store: root.as({ id, login, mayDefine }),
      });
      return {
        editor: user(3, 'sam', true),
        otherEditor: user(4, 'lee', true),
        viewer: user(2, 'pat', false),
        async tamper(by, stored, act) {
          root.force(stored.uid, {
            kind: 'act',
            json: JSON.stringify(act),
            version: 2,
            updatedBy: { id: by.id, login: by.login },
          });
        },
        async remove(uid) {
          root.remove(uid);
        },
        async spoil(uid, value, schemaVersion = SCHEMA_VERSION) {
          const kind = uid.startsWith('act-') ? 'act' : uid.startsWith('slo-') ? 'slo' : 'agreement';
          root.force(uid, { kind, json: JSON.stringify(value), schemaVersion });
        },
        pass(ms) {
          now += ms;
        },
        async close() {},
      };
    },
    { runs: 200 }
  );

  test('keeps whole seconds, as Grafana does', async () => {
    const store = new MemoryStore({ now: () => 1_999 });

    const stored = await store.appendAct('a', {
      agreement: 'checkout',
      act: 'propose',
      party: 'sre',
      version: 1,
      terms: checkoutTerms(),
      reason: '',
    });
    expect(stored.createdAt).toBe(1_000);
  });
});
