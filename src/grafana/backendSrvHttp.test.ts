import { of, throwError } from 'rxjs';
import { backendSrvHttp } from './backendSrvHttp';

const fetchMock = jest.fn();

jest.mock('@grafana/runtime', () => ({
  getBackendSrv: () => ({ fetch: fetchMock }),
  isFetchError: (error: unknown) => typeof error === 'object' && error !== null && 'status' in error && 'data' in error,
}));

const request = { method: 'POST', path: '/api/folders', body: { uid: 'truce' } } as const;

test('a request is sent in the session of the page, without pop-ups', async () => {
  fetchMock.mockReturnValue(of({ status: 200, data: { uid: 'truce' } }));
  expect(await backendSrvHttp().send(request)).toEqual({ status: 200, body: { uid: 'truce' } });
  expect(fetchMock).toHaveBeenCalledWith({
    method: 'POST',
    url: '/api/folders',
    data: { uid: 'truce' },
    showErrorAlert: false,
    showSuccessAlert: false,
  });
});

test('a refusal is an answer, not an error', async () => {
  fetchMock.mockReturnValue(throwError(() => ({ status: 412, data: { message: 'changed' }, config: {} })));
  expect(await backendSrvHttp().send(request)).toEqual({ status: 412, body: { message: 'changed' } });
});

test.each([
  ['a failing connection', { status: 0, data: {}, config: {} }],
  ['a cancelled request', { status: 200, data: {}, cancelled: true, config: {} }],
  ['anything else', new TypeError('Failed to fetch')],
])('%s rejects', async (_case, error) => {
  fetchMock.mockReturnValue(throwError(() => error));
  await expect(backendSrvHttp().send(request)).rejects.toBe(error);
});
