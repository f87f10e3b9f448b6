import type { Caller } from '../people/Caller';
import type { User } from '../people/User';
import type { Call } from './Call';
import { unauthorized } from './Refusal';
import type { Reply } from './Reply';

type Handler<C> = (call: C) => Reply | Promise<Reply>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A call whose caller is known to be there. */
export type AuthenticatedCall = Call & { caller: Caller };

/** What is answered at one address; how `pattern` is read stands at `findRoute`. */
export interface Route {
  method: string;
  pattern: string;
  handler: Handler<Call>;
}

/** A route for anyone, signed in or not. */
export function forAnyone(method: Method, pattern: string, handler: Handler<Call>): Route {
  return { method, pattern, handler };
}

/** A route for who is signed in, and for anonymous viewers where they are switched on. */
export function forViewers(method: Method, pattern: string, handler: Handler<AuthenticatedCall>): Route {
  return forAnyone(method, pattern, (call) => {
    if (!call.caller) {
      throw unauthorized();
    }
    return handler(call as AuthenticatedCall);
  });
}

/** A route for who is signed in. */
export function forPeople(method: Method, pattern: string, handler: Handler<Call & { user: User }>): Route {
  return forViewers(method, pattern, (call) => {
    if (!call.caller.user) {
      throw unauthorized();
    }
    return handler({ ...call, user: call.caller.user });
  });
}
