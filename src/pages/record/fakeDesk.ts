import type { Writer } from '../../core/agreement/Act';
import { checkoutAgreement, checkoutSlo } from '../../core/agreement/agreementFixture';
import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import type { Slo } from '../../core/slo/Slo';
import type { Person } from '../../grafana/people/Person';
import type { Access } from '../../storage/Access';
import { MemoryStore } from '../../storage/memory/MemoryStore';
import type { Store } from '../../storage/ports';
import { StoreError } from '../../storage/StoreError';
import type { AgreementsDesk } from './AgreementsDesk';
import { deskOf } from './deskOf';
import type { KeepingPlace } from './ActKeep';

/** Sunday, 22 November 2026, 12:00 UTC. */
export const FAKE_NOW = Date.UTC(2026, 10, 22, 12);

/** A desk over a store in memory, for tests. */
export interface FakeDesk {
  desk: AgreementsDesk;
  store: Store;
  /** Past every rule: what somebody with access to the database could do. */
  memory: MemoryStore;
  clock: { now: number };
  /** `true`: every request fails as if the connection were gone. */
  connection: { isGone: boolean };
  /** What the store was asked, by the names of its functions. */
  asked: Array<keyof Store>;
  /** How often the panels were told to read again. */
  forgotten: () => number;
  /** The same data and browser in the hands of somebody else. */
  as(user: Writer, access?: Partial<Access>): FakeDesk;
}

export interface FakeDeskOptions {
  user?: Writer;
  /** What differs from a Viewer who may write the record. `{user: undefined, mayAct: false}` for an anonymous one. */
  access?: Partial<Access>;
  slos?: readonly Slo[];
  agreements?: readonly AgreementDefinition[];
}

const EVERYBODY: Person[] = [
  { userId: 4, login: 'lee', name: 'Lee Andersson' },
  { userId: 2, login: 'pat', name: 'Pat Reyes' },
  { userId: 3, login: 'sam', name: 'Sam Okafor' },
  { userId: 8, login: 'zoe', name: 'Zoe Lang' },
];

const ADMIN = { id: 1, login: 'admin', mayDefine: true };

/** A desk with the checkout SLO and its agreement, in the hands of Pat (product, a Viewer) unless told otherwise. */
export async function fakeDesk({
  user = { id: 2, login: 'pat' },
  access = {},
  slos = [checkoutSlo()],
  agreements = [checkoutAgreement()],
}: FakeDeskOptions = {}): Promise<FakeDesk> {
  const clock = { now: FAKE_NOW };
  const memory = new MemoryStore({ user: ADMIN, now: () => clock.now });
  for (const slo of slos) {
    await memory.createSlo(slo);
  }
  for (const agreement of agreements) {
    await memory.createAgreement(agreement);
  }
  return fakeOver(memory, clock, fakePlace(), { isGone: false }, user, access);
}

function fakeOver(
  memory: MemoryStore,
  clock: { now: number },
  storage: KeepingPlace,
  connection: { isGone: boolean },
  user: Writer,
  access: Partial<Access>
): FakeDesk {
  let forgotten = 0;
  const asked: Array<keyof Store> = [];
  const own = memory.as({ ...user, mayDefine: access.mayDefine ?? false });
  const store = withAccess(own, access, connection, asked);
  return {
    desk: deskOf(store, {
      now: () => clock.now,
      storage,
      library: { forget: () => forgotten++ },
      people: async () => ((await store.access()).mayListPeople ? EVERYBODY : undefined),
    }),
    store,
    memory,
    clock,
    connection,
    asked,
    forgotten: () => forgotten,
    as: (other, rights = {}) => fakeOver(memory, clock, storage, connection, other, rights),
  };
}

/** The store with other rights, and with a connection that can be cut; it remembers what it was asked. */
function withAccess(
  store: MemoryStore,
  access: Partial<Access>,
  connection: { isGone: boolean },
  asked: Array<keyof Store>
): Store {
  return new Proxy<Store>(store, {
    get:
      (target, name: keyof Store) =>
      async (...args: unknown[]) => {
        asked.push(name);
        if (connection.isGone) {
          throw new StoreError('unavailable', 'Grafana could not be reached. Check the connection and try again.');
        }
        if (name === 'access') {
          return { ...(await target.access()), ...access };
        }
        return (target[name] as (...all: unknown[]) => unknown).apply(target, args);
      },
  });
}

/** A browser's place for drafts, in memory. */
export function fakePlace(): KeepingPlace {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}
