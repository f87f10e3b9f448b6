import type { AppPluginMeta } from '@grafana/data';

import type { HttpPort, HttpRequest } from '../HttpPort';
import { enableApp } from './enableApp';

const META = { id: 'truce-errorbudget-app', jsonData: { folder: 'truce' } } as unknown as AppPluginMeta;

function answering(status: number, body: unknown = {}) {
  const send = jest.fn(async (_: HttpRequest) => ({ status, body }));
  return { send, http: { send } as HttpPort };
}

describe('enabling the app', () => {
  it('keeps the other settings, because Grafana replaces them all', async () => {
    const { http, send } = answering(200);
    expect(await enableApp(http, META)).toBeUndefined();
    expect(send).toHaveBeenCalledWith({
      method: 'POST',
      path: '/api/plugins/truce-errorbudget-app/settings',
      body: { enabled: true, pinned: true, jsonData: { folder: 'truce' } },
    });
  });

  it('says who may do it when Grafana refuses', async () => {
    expect(await enableApp(answering(403).http, META)).toContain('needs an Admin');
  });

  it('says what Grafana said when it fails otherwise', async () => {
    expect(await enableApp(answering(500, { message: 'disk full' }).http, META)).toContain('disk full (status 500)');
  });

  it('says that Grafana does not answer', async () => {
    const http: HttpPort = { send: () => Promise.reject(new TypeError('Failed to fetch')) };
    expect(await enableApp(http, META)).toBe('Grafana does not answer. Check the connection and try again.');
  });
});
