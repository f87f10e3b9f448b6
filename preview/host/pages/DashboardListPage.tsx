import { getBackendSrv } from '@grafana/runtime';
import { Card, LoadingPlaceholder, TagList } from '@grafana/ui';
import { SentenceBox } from '../chrome/SentenceBox';
import { usePromise } from './usePromise';

interface FoundDashboard {
  uid: string;
  title: string;
  url: string;
  folderTitle?: string;
  tags?: string[];
}

/** All dashboards that this person may see. */
export function DashboardListPage() {
  const { value, problem } = usePromise('all', () =>
    getBackendSrv().get<FoundDashboard[]>('/api/search', { type: 'dash-db' })
  );
  if (problem) {
    return <SentenceBox title="The list of dashboards did not load" text={problem} severity="error" />;
  }
  if (!value) {
    return <LoadingPlaceholder text="Loading dashboards…" />;
  }
  return (
    <div style={{ padding: 16 }}>
      <h1>Dashboards</h1>
      {value.length === 0 && <p>There are no dashboards yet. Those in provisioning/dashboards show here.</p>}
      {value.map(({ uid, title, url, folderTitle, tags }) => (
        <Card key={uid} href={url} noMargin style={{ marginBottom: 8 }}>
          <Card.Heading>{title}</Card.Heading>
          <Card.Meta>{folderTitle ?? 'Dashboards'}</Card.Meta>
          <Card.Tags>{tags && <TagList tags={tags} />}</Card.Tags>
        </Card>
      ))}
    </div>
  );
}
