import type { Writer } from './Act';

/** Who somebody is and what the server lets them write. */
export interface Rights {
  /** Absent: nobody is signed in. */
  user?: Writer;
  /** Whether they may add to the record. */
  mayAct: boolean;
  /** Whether they may edit definitions. */
  mayDefine: boolean;
}
