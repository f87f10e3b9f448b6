import { getBackendSrv, isFetchError } from '@grafana/runtime';
import { mergeLibraryPanel, unreadableLibraryPanel } from './mergeLibraryPanel';
import { readDashboard, type DashboardModel, type PanelModel } from './readDashboard';

const quiet = { showErrorAlert: false };

/**
 * A dashboard with the library panels it uses filled in.
 *
 * @throws the server's refusal, or what is wrong with the JSON
 */
export async function fetchDashboard(uid: string): Promise<DashboardModel> {
  const address = `/api/dashboards/uid/${encodeURIComponent(uid)}`;
  const answer = await getBackendSrv().get<{ dashboard: unknown }>(address, undefined, undefined, quiet);
  const dashboard = readDashboard(answer.dashboard);
  const fetchOnce = oneRequestEach();
  return { ...dashboard, panels: await Promise.all(dashboard.panels.map((panel) => fill(panel, fetchOnce))) };
}

type FetchElement = (uid: string) => Promise<unknown>;

async function fill(panel: PanelModel, fetchElement: FetchElement): Promise<PanelModel> {
  const panels = panel.panels && (await Promise.all(panel.panels.map((inner) => fill(inner, fetchElement))));
  const { libraryPanel } = panel;
  if (!libraryPanel?.uid) {
    return { ...panel, panels };
  }
  try {
    return mergeLibraryPanel(panel, await fetchElement(libraryPanel.uid));
  } catch (error) {
    const why = isFetchError(error) ? error.data?.message : (error as Error).message;
    return unreadableLibraryPanel(panel, String(why));
  }
}

function oneRequestEach(): FetchElement {
  const running = new Map<string, Promise<unknown>>();
  return (uid) => {
    const address = `/api/library-elements/${encodeURIComponent(uid)}`;
    const request = running.get(uid) ?? getBackendSrv().get(address, undefined, undefined, quiet);
    running.set(uid, request);
    return request;
  };
}
