import type { AppPluginMeta, GrafanaPlugin } from '@grafana/data';
import { config } from '@grafana/runtime';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';

import type { HttpPort, HttpRequest, HttpResponse } from '../../grafana/HttpPort';
import { SET_UP_STEPS } from '../../grafana/setup/setUpSteps';
import ConfigurationPage from './ConfigurationPage';

/** As much of Grafana as the set-up asks: folders with permissions, and data sources. */
class SmallGrafana implements HttpPort {
  readonly folders = new Map<string, object[]>();
  readonly datasources: object[] = [];
  readonly written: string[] = [];
  /** Path → answer that overrides the usual one. */
  readonly answers = new Map<string, () => Promise<HttpResponse>>();

  async send({ method, path, body }: HttpRequest): Promise<HttpResponse> {
    if (method === 'POST') {
      this.written.push(path);
    }
    const special = this.answers.get(`${method} ${path}`);
    return special ? special() : { status: 200, body: {}, ...this.usual(method, path, body as never) };
  }

  private usual(method: string, path: string, body: { uid: string; items: object[] }): Partial<HttpResponse> {
    const [, folder, permissions] = /^\/api\/folders\/([^/]+)(\/permissions)?$/.exec(path) ?? [];
    if (path === '/api/folders') {
      this.folders.set(body.uid, []);
    } else if (path === '/api/datasources') {
      return method === 'POST' ? { body: this.datasources.push(body) } : { body: this.datasources };
    } else if (folder !== undefined && !this.folders.has(folder)) {
      return { status: 404 };
    } else if (permissions !== undefined && method === 'POST') {
      this.folders.set(folder!, body.items);
    } else if (permissions !== undefined) {
      return { body: this.folders.get(folder!) };
    }
    return {};
  }
}

function show(http: HttpPort, meta: Partial<AppPluginMeta> = {}, orgRole = 'Admin') {
  config.bootData = { user: { orgRole } } as never;
  const plugin = { meta: { id: 'truce-errorbudget-app', enabled: true, ...meta } } as GrafanaPlugin<AppPluginMeta>;
  return render(<ConfigurationPage plugin={plugin} query={{}} http={http} />);
}

const states = () => screen.getAllByRole('listitem').map((it) => it.dataset.state);
const all = (state: string) => SET_UP_STEPS.map(() => state);
const press = () => fireEvent.click(screen.getByRole('button', { name: 'Set up Truce' }));

describe('the configuration page', () => {
  it('shows what is missing and does nothing by itself', async () => {
    const grafana = new SmallGrafana();
    show(grafana);
    expect(await screen.findByText('5 of 5 things that Truce needs are missing.')).toBeInTheDocument();
    expect(states()).toEqual(['missing', 'missing', 'missing', 'missing', 'missing']);
    expect(grafana.written).toEqual([]);
  });

  it('makes all of it with one press and shows each result', async () => {
    const grafana = new SmallGrafana();
    show(grafana);
    await screen.findByRole('list');
    press();
    await screen.findByText('Truce is set up. Others see the folders within a minute.');
    expect(states()).toEqual(all('done'));
    expect([...grafana.folders.keys()]).toEqual(['truce', 'truce-record']);
    expect(grafana.datasources).toHaveLength(1);
  });

  it('is harmless when it is pressed again', async () => {
    const grafana = new SmallGrafana();
    show(grafana);
    await screen.findByRole('list');
    press();
    await screen.findByText(/Others see the folders/);
    const written = [...grafana.written];
    press();
    await screen.findByText('Truce was set up already. Nothing was changed.');
    expect(states()).toEqual(all('already'));
    expect(grafana.written).toEqual(written);
  });

  it('shows the steps as they happen, and takes no second press meanwhile', async () => {
    const grafana = new SmallGrafana();
    let answer: () => void = () => undefined;
    grafana.answers.set(
      'POST /api/folders',
      () => new Promise((resolve) => (answer = () => resolve({ status: 403, body: {} })))
    );
    show(grafana);
    await screen.findByRole('list');
    press();
    await waitFor(() => expect(states()).toEqual(['working', 'waiting', 'waiting', 'waiting', 'waiting']));
    expect(screen.getByRole('button', { name: 'Setting up…' })).toBeDisabled();
    await act(async () => answer());
    await waitFor(() => expect(states()[0]).toBe('failed'));
    await act(async () => answer());
    await screen.findByText(/steps failed/);
  });

  it('says which step failed and why, and still tries the others', async () => {
    const grafana = new SmallGrafana();
    grafana.answers.set('POST /api/datasources', async () => ({ status: 409, body: {} }));
    show(grafana);
    await screen.findByRole('list');
    press();
    await screen.findByText(/1 of 5 steps failed/);
    expect(states()).toEqual(['done', 'done', 'done', 'done', 'failed']);
    expect(screen.getByText(/Another data source has the name Truce/)).toBeInTheDocument();
  });

  it('leads to the overview once nothing is missing, by a link that loads the whole page', async () => {
    const grafana = new SmallGrafana();
    show(grafana);
    await screen.findByRole('list');
    expect(screen.queryByRole('link', { name: 'Open the overview' })).not.toBeInTheDocument();
    press();
    const link = await screen.findByRole('link', { name: 'Open the overview' });
    expect(link).toHaveAttribute('href', '/a/truce-errorbudget-app/overview');
    expect(link).toHaveAttribute('target', '_self');
  });

  it('tells those who are no administrators why there is no button', async () => {
    show(new SmallGrafana(), {}, 'Editor');
    await screen.findByRole('list');
    expect(screen.queryByRole('button', { name: /set/i })).not.toBeInTheDocument();
    expect(screen.getByText(/Only an administrator of this organisation can set Truce up/)).toBeInTheDocument();
  });
});

describe('an app that is not enabled', () => {
  it('is no concern when it is enabled', async () => {
    show(new SmallGrafana());
    await screen.findByRole('list');
    expect(screen.queryByText('The Truce app is not enabled')).not.toBeInTheDocument();
  });

  it('can be enabled by an administrator', async () => {
    const grafana = new SmallGrafana();
    show(grafana, { enabled: false });
    fireEvent.click(await screen.findByRole('button', { name: 'Enable' }));
    expect(await screen.findByText('The Truce app is enabled')).toBeInTheDocument();
    expect(grafana.written).toEqual(['/api/plugins/truce-errorbudget-app/settings']);
  });

  it('says why when Grafana refuses, and can be tried again', async () => {
    const grafana = new SmallGrafana();
    const path = 'POST /api/plugins/truce-errorbudget-app/settings';
    grafana.answers.set(path, async () => ({ status: 500, body: { message: 'disk full' } }));
    show(grafana, { enabled: false });
    fireEvent.click(await screen.findByRole('button', { name: 'Enable' }));
    expect(await screen.findByText(/disk full/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Enable' })).toBeEnabled();
  });

  it('is for an administrator to enable', async () => {
    show(new SmallGrafana(), { enabled: false }, 'Viewer');
    expect(await screen.findByText(/Ask a Grafana administrator to enable it/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Enable' })).not.toBeInTheDocument();
  });
});
