import { getBackendSrv } from '@grafana/runtime';
import { Card, TagList } from '@grafana/ui';
import { Await } from './Await';

interface FoundDashboard {
  uid: string;
  title: string;
  url: string;
  folderTitle?: string;
  tags?: string[];
}

const find = () => getBackendSrv().get<FoundDashboard[]>('/api/search', { type: 'dash-db' });

/** All dashboards that this person may see. */
export function DashboardListPage() {
  return (
    <Await of="all" make={find} failure="The list of dashboards did not load">
      {(dashboards) => (
        <div style={{ padding: 16 }}>
          <h1>Dashboards</h1>
          {dashboards.length === 0 && <p>There are no dashboards yet. Those in provisioning/dashboards show here.</p>}
          {dashboards.map(({ uid, title, url, folderTitle, tags }) => (
            <Card key={uid} href={url} noMargin style={{ marginBottom: 8 }}>
              <Card.Heading>{title}</Card.Heading>
              <Card.Meta>{folderTitle ?? 'Dashboards'}</Card.Meta>
              <Card.Tags>{tags && <TagList tags={tags} />}</Card.Tags>
            </Card>
          ))}
        </div>
      )}
    </Await>
  );
}
