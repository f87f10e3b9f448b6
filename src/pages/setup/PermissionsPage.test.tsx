import { config } from '@grafana/runtime';
import { screen } from '@testing-library/react';

import { fakeDesk } from '../record/fakeDesk';
import { showPage } from '../record/pageFixture';
import { PermissionsPage } from './PermissionsPage';
import { rightsRows } from './rightsRows';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: ({ children }: { children: React.ReactNode }) => <main>{children}</main>,
}));

describe('who may do what', () => {
  it('tells a Viewer who may sign what they may, and whom to ask for the rest', async () => {
    config.bootData = { user: { orgRole: 'Viewer' } } as never;
    showPage(<PermissionsPage desk={(await fakeDesk()).desk} />);
    const rights = await screen.findByRole('list', { name: 'What you may do' });
    expect(rights).toHaveTextContent('Say something: propose, sign, decide, comment: yes');
    expect(rights).toHaveTextContent(/name who acts for which party: no.*Ask an admin for Edit on the folder Truce/);
    expect(screen.queryByRole('link', { name: /Open the folder/ })).not.toBeInTheDocument();
  });

  it('leads an administrator to the folder on which to give somebody Edit', async () => {
    config.bootData = { user: { orgRole: 'Admin' } } as never;
    showPage(<PermissionsPage desk={(await fakeDesk()).desk} />);
    expect(await screen.findByRole('link', { name: 'Open the folder Truce record' })).toHaveAttribute(
      'href',
      '/dashboards/f/truce-record'
    );
  });

  it('tells an anonymous viewer to sign in for everything but reading', () => {
    const rows = rightsRows({ mayAct: false, mayDefine: false, mayListPeople: false });
    expect(rows.filter((it) => it.isAllowed).map((it) => it.id)).toEqual(['read']);
    expect(rows.slice(1).every((it) => it.sentence === 'Sign in first.')).toBe(true);
  });
});
