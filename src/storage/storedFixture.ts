import type { Stored } from './ports';

/** A definition as a store answers it, for tests that do not care who saved it and when. */
export function storedFixture<T>(uid: string, value: T): Stored<T> {
  return { uid, version: 1, value, createdAt: 0, updatedAt: 0, updatedBy: { id: 3, login: 'sam' } };
}
