import { LoadingPlaceholder } from '@grafana/ui';
import { SentenceBox } from '../chrome/SentenceBox';
import type { DashboardScene } from '../dashboard/DashboardScene';

/** One panel of a dashboard over the whole page. */
export function SinglePanel({ scene, name }: { scene: DashboardScene; name: string }) {
  // Panels come with the variables that others repeat by, and change with them.
  const { children } = scene.state.body.useState();
  if (children.length === 0) {
    return <LoadingPlaceholder text="Loading panel…" />;
  }
  const panel = scene.findPanel(name);
  if (!panel) {
    return (
      <SentenceBox title="Panel not found" text={`The dashboard ${scene.state.model.title} has no panel ${name}.`} />
    );
  }
  return (
    <div style={{ flex: 1, minHeight: 200, display: 'flex', flexDirection: 'column', position: 'relative' }}>
      <panel.Component model={panel} />
    </div>
  );
}
