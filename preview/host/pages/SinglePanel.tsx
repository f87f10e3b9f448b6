import { SentenceBox } from '../chrome/SentenceBox';
import type { DashboardScene } from '../dashboard/DashboardScene';

/** One panel of a dashboard over the whole page. */
export function SinglePanel({ scene, name }: { scene: DashboardScene; name: string }) {
  // Repeated panels come and go with the grid's children.
  scene.state.body.useState();
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
