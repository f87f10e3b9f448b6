import { AppEvents, EventBusSrv } from '@grafana/data';
import { setAppEvents } from '@grafana/runtime';
import { PreviewBackendSrv } from './previewBackendSrv';

const answer = (status: number, body: unknown) => ({
  ok: status < 400,
  status,
  statusText: `Status ${status}`,
  headers: new Map(),
  text: async () => (typeof body === 'string' ? body : JSON.stringify(body)),
});
const fetchMock = jest.fn();
const toasts: unknown[] = [];

beforeEach(() => {
  const bus = new EventBusSrv();
  toasts.length = 0;
  for (const { name } of [AppEvents.alertError, AppEvents.alertWarning, AppEvents.alertSuccess]) {
    bus.on({ name }, (payload: unknown) => toasts.push([name, payload]));
  }
  setAppEvents(bus);
  fetchMock.mockReset();
  global.fetch = fetchMock;
  jest.useFakeTimers();
});
afterEach(() => jest.useRealTimers());

/** A request that only ends when it is aborted. */
const pending = (_: unknown, { signal }: RequestInit) =>
  new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));

describe('talking to the server', () => {
  test('parameters go into the address, several values of one name side by side', async () => {
    fetchMock.mockResolvedValue(answer(200, []));
    await new PreviewBackendSrv().get('/api/annotations', {
      tags: ['truce', 'deploy'],
      limit: 100,
      panelId: undefined,
    });
    expect(String(fetchMock.mock.calls[0][0])).toBe(
      'http://localhost/api/annotations?tags=truce&tags=deploy&limit=100'
    );
  });

  test('an object is sent as JSON', async () => {
    fetchMock.mockResolvedValue(answer(200, { id: 1 }));
    expect(await new PreviewBackendSrv().post('/api/folders', { title: 'Truce' })).toEqual({ id: 1 });
    expect(fetchMock.mock.calls[0][1]).toMatchObject({
      method: 'POST',
      body: '{"title":"Truce"}',
      headers: expect.objectContaining({ 'content-type': 'application/json' }),
    });
  });

  test('a refusal is thrown in the shape of Grafana and shown as a toast', async () => {
    fetchMock.mockResolvedValue(answer(412, { message: 'the version does not match' }));
    await expect(new PreviewBackendSrv().patch('/api/library-elements/x', {})).rejects.toMatchObject({
      status: 412,
      data: { message: 'the version does not match' },
    });
    jest.runAllTimers();
    expect(toasts).toEqual([[AppEvents.alertWarning.name, ['the version does not match']]]);
  });

  test('a refusal that the caller handles shows no toast', async () => {
    fetchMock.mockResolvedValue(answer(403, { message: 'Access denied' }));
    await new PreviewBackendSrv().get('/api/org/users').catch((error) => {
      error.isHandled = true;
    });
    jest.runAllTimers();
    expect(toasts).toEqual([]);
  });

  test.each([
    ['showErrorAlert is off', '/api/folders', { showErrorAlert: false }],
    ['it is a query', '/api/ds/query?ds_type=prometheus', {}],
  ])('no toast when %s', async (_, url, options) => {
    fetchMock.mockResolvedValue(answer(500, { message: 'broken' }));
    await new PreviewBackendSrv().post(url, {}, options).catch(() => undefined);
    jest.runAllTimers();
    expect(toasts).toEqual([]);
  });

  test('a success with a message is shown', async () => {
    fetchMock.mockResolvedValue(answer(200, { message: 'Plugin settings updated' }));
    await new PreviewBackendSrv().post('/api/plugins/x/settings', {});
    expect(toasts).toEqual([[AppEvents.alertSuccess.name, ['Plugin settings updated']]]);
  });

  test('a server that does not answer gives a sentence', async () => {
    fetchMock.mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(new PreviewBackendSrv().get('/api/health')).rejects.toMatchObject({
      status: 0,
      data: { message: 'The server does not answer: Failed to fetch' },
    });
  });

  test('a newer request with the same id cancels the older one', async () => {
    fetchMock.mockImplementationOnce(pending).mockResolvedValue(answer(200, { new: true }));
    const srv = new PreviewBackendSrv();
    const older = srv.get('/api/search', {}, 'same');
    const newer = srv.get('/api/search', {}, 'same');
    await expect(older).rejects.toMatchObject({ cancelled: true, status: -1 });
    expect(await newer).toEqual({ new: true });
  });

  test('unsubscribing ends the request', () => {
    fetchMock.mockImplementation(pending);
    const subscription = new PreviewBackendSrv().fetch({ url: '/api/ds/query' }).subscribe();
    const { signal } = fetchMock.mock.calls[0][1];
    expect(signal.aborted).toBe(false);
    subscription.unsubscribe();
    expect(signal.aborted).toBe(true);
  });
});
