import { cancelledError, fetchErrorOf } from './fetchError';

const config = { url: '/api/library-elements/x', method: 'PATCH' };

describe('the shape of a refused request', () => {
  test("carries the server's message as Grafana's does", () => {
    const body = { message: 'the version does not match' };
    expect(fetchErrorOf({ status: 412, statusText: 'Precondition Failed' }, body, config)).toEqual({
      status: 412,
      statusText: 'Precondition Failed',
      data: body,
      config,
      isHandled: false,
    });
  });

  test('an answer that is text becomes the message', () => {
    expect(fetchErrorOf({ status: 502, statusText: 'Bad Gateway' }, 'upstream is gone', config).data).toEqual({
      message: 'upstream is gone',
      error: 'Bad Gateway',
      response: 'upstream is gone',
    });
  });

  test("a plain error (Prometheus's) becomes the message", () => {
    expect(
      fetchErrorOf({ status: 400, statusText: '' }, { status: 'error', error: 'parse error' }, config).data.message
    ).toBe('parse error');
  });

  test('an empty answer has a message too', () => {
    expect(fetchErrorOf({ status: 500, statusText: '' }, undefined, config).data.message).toBe('Unexpected error');
  });

  test('a cancelled request says so and is no failure of the server', () => {
    expect(cancelledError(config)).toMatchObject({ cancelled: true, type: 'cancelled', status: -1, config });
  });
});
