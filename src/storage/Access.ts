/** What the caller may do, by the server's own rules: pages offer only that. */
export interface Access {
  /** Who asks; absent for anonymous viewers and for stores without people. */
  user?: { id: number; login: string; name: string };
  /** Whether definitions may be written. */
  mayDefine: boolean;
  /** Whether acts may be added. */
  mayAct: boolean;
  /** Whether all people of the organisation may be listed. */
  mayListPeople: boolean;
}
