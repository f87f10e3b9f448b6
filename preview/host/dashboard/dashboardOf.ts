import type { VizPanel } from '@grafana/scenes';
import type { DashboardModel } from './readDashboard';

/** The dashboard a panel stands on; none for a panel that stands alone. */
export function dashboardOf(panel: VizPanel): DashboardModel | undefined {
  return (panel.getRoot().state as { model?: DashboardModel }).model;
}
