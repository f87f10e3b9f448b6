import type { User } from './User';

export type OrgRole = 'Viewer' | 'Editor' | 'Admin';

/** Who asks: a signed-in user, or an anonymous viewer (no `user`). */
export interface Caller {
  /** The user's id; 0 for the anonymous viewer, as in Grafana. */
  id: number;
  login: string;
  role: OrgRole;
  user?: User;
}
