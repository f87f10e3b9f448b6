import type { Caller } from '../people/Caller';
import type { Call } from './Call';
import type { Reply } from './Reply';

/** A call whose caller is known to be there. */
export type AuthenticatedCall = Call & { caller: Caller };

/**
 * Who gets through to a handler: `anyone`, a `viewer` (signed in, or anonymous where that is switched on),
 * or a `person` (signed in).
 */
export type Route = { method: string; pattern: string } & (
  | { access: 'anyone'; handler: (call: Call) => Reply | Promise<Reply> }
  | { access: 'viewer' | 'person'; handler: (call: AuthenticatedCall) => Reply | Promise<Reply> }
);
