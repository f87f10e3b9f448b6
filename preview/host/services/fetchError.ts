import type { BackendSrvRequest, FetchError } from '@grafana/runtime';

interface ErrorBody {
  message?: string;
  error?: unknown;
  [key: string]: unknown;
}

/**
 * A refused answer in the shape Grafana throws: `data` is always an object with a message.
 *
 * @param response - status and its text
 * @param body - the parsed body, a string where it was not JSON
 */
export function fetchErrorOf(
  response: { status: number; statusText: string },
  body: unknown,
  config: BackendSrvRequest
): FetchError<ErrorBody> {
  const { status, statusText } = response;
  return { status, statusText, data: errorBody(body, statusText), config, isHandled: false };
}

/** The answer of a request that a newer one with the same id, or leaving the page, has ended. */
export function cancelledError(config: BackendSrvRequest): FetchError & { type: 'cancelled' } {
  const statusText = 'Request was aborted';
  return { type: 'cancelled', cancelled: true, status: -1, statusText, data: null, config };
}

function errorBody(body: unknown, statusText: string): ErrorBody {
  if (typeof body === 'object' && body !== null) {
    const data = body as ErrorBody;
    return data.message === undefined && typeof data.error === 'string' ? { ...data, message: data.error } : data;
  }
  if (typeof body === 'string' && body !== '') {
    return { message: body, error: statusText, response: body };
  }
  return { message: 'Unexpected error' };
}
