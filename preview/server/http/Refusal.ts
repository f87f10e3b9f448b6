import { json, message, middlewareJson, type Reply } from './Reply';

/** Thrown by a handler to answer with a refusal instead of a result. */
export class Refusal extends Error {
  constructor(readonly reply: Reply) {
    super(`refused with ${reply.status}`);
  }
}

/** A refusal that carries only a message. */
export function refuse(status: number, text: string): Refusal {
  return new Refusal(message(status, text));
}

/** 401 for a call that needs a signed-in user. */
export function unauthorized(): Refusal {
  return new Refusal(
    middlewareJson(401, {
      extra: null,
      message: 'Unauthorized',
      messageId: 'auth.unauthorized',
      statusCode: 401,
      traceID: '',
    })
  );
}

/** 401 for a wrong name or password; Grafana does not say which of the two. */
export function wrongPassword(): Refusal {
  return new Refusal(typedError(401, 'password-auth.failed', 'Invalid username or password'));
}

/** Grafana's answer body for an error with a message id. */
export function typedError(status: number, messageId: string, text: string): Reply {
  return json(status, { message: text, messageId, statusCode: status, traceID: '' });
}

/** 403 of Grafana's access control; `needed` is the list of permissions as Grafana words it. */
export function accessDenied(needed: string): Refusal {
  const id = Math.floor(Math.random() * 1e10)
    .toString()
    .padStart(10, '0');
  return new Refusal(
    middlewareJson(403, {
      accessErrorId: `ACE${id}`,
      message: `You'll need additional permissions to perform this action. Permissions needed: ${needed}`,
      title: 'Access denied',
    })
  );
}

/** 500 as Grafana's recovery from a panic answers it. */
export function internalError(): Refusal {
  return new Refusal(
    middlewareJson(500, {
      error: 'Server Error',
      message: 'Internal Server Error - please inspect Grafana server log for details',
    })
  );
}
