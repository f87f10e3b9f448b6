import type { Access } from '../../storage/Access';

/** Why somebody may not make or edit agreements, as a sentence; undefined when they may. */
export function whyNotDefine({ user, mayDefine }: Pick<Access, 'user' | 'mayDefine'>): string | undefined {
  if (mayDefine) {
    return undefined;
  }
  return user === undefined
    ? 'Sign in to make or edit agreements.'
    : 'Agreements are made by those who may edit the folder Truce, which Editors may. Ask one of them, or an admin for Edit on it.';
}
