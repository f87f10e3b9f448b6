import {
  EventBusSrv,
  locationUtil,
  setLocale,
  setTimeZoneResolver,
  setWeekStart,
  type GrafanaConfig,
} from '@grafana/data';
import { initializeI18n, loadNamespacedResources } from '@grafana/i18n/dist/esm/i18n.mjs';
import {
  config,
  FakeEchoSrv,
  locationService,
  setAppEvents,
  setBackendSrv,
  setChromeHeaderHeightHook,
  setCurrentUser,
  setDataSourceSrv,
  setEchoSrv,
  setLocationSrv,
  setMegaMenuOpenHook,
  setPluginComponentHook,
  setPluginComponentsHook,
  setPluginFunctionsHook,
  setPluginImportUtils,
  setPluginLinksHook,
  setQueryRunnerFactory,
  setReturnToPreviousHook,
  setRunRequest,
  setTemplateSrv,
} from '@grafana/runtime';
import { setPanelDataErrorView } from '@grafana/runtime/dist/esm/components/PanelDataErrorView.mjs';
import { setPluginPage } from '@grafana/runtime/dist/esm/components/PluginPage.mjs';
import { loadResources as loadSceneTexts } from '@grafana/scenes';
import { createRoot } from 'react-dom/client';
import { HostApp } from './chrome/HostApp';
import { HostPluginPage } from './chrome/HostPluginPage';
import { NoDataMessage } from './panels/NoDataMessage';
import { importPanel, panelFromCache } from './plugins/importPanel';
import { setUpSystemLoader } from './plugins/systemLoader';
import { setUpFieldRegistries } from './services/fieldRegistries';
import { PreviewBackendSrv } from './services/previewBackendSrv';
import { PreviewDataSourceSrv } from './services/previewDataSourceSrv';
import { PreviewTemplateSrv } from './services/previewTemplateSrv';
import { runRequest } from './services/runRequest';

const language = 'en-US';

/** Sets everything that @grafana/runtime expects of a host, in the order it needs, and shows the page. */
export async function start(): Promise<void> {
  setUpSystemLoader();
  await initializeI18n({ language, ns: ['grafana'] }, language);
  await loadNamespacedResources('grafana', language, [loadSceneTexts]);

  setBackendSrv(new PreviewBackendSrv());
  setEchoSrv(new FakeEchoSrv());
  setAppEvents(new EventBusSrv());
  setCurrentUser(config.bootData.user);
  setLocale(language);
  setWeekStart(config.bootData.user.weekStart || 'monday');
  setTimeZoneResolver(() => config.bootData.user.timezone || 'browser');
  setLocationSrv(locationService);
  locationUtil.initialize({
    config: config as unknown as GrafanaConfig,
    getTimeRangeForUrl: () => ({ from: 'now-6h', to: 'now' }),
    getVariablesUrlParams: () => ({}),
  });
  setTemplateSrv(new PreviewTemplateSrv());
  setDataSourceSrv(new PreviewDataSourceSrv());
  setUpFieldRegistries();
  setRunRequest(runRequest);
  setQueryRunnerFactory(() => {
    throw new Error('The preview host has no query runner. Use a scene or getDataSourceSrv().');
  });
  setPluginImportUtils({ importPanelPlugin: importPanel, getPanelPluginFromCache: panelFromCache });
  setPanelDataErrorView(NoDataMessage);
  setPluginPage(HostPluginPage);
  setPluginLinksHook(() => ({ links: [], isLoading: false }));
  setPluginComponentHook(() => ({ component: null, isLoading: false }));
  setPluginComponentsHook(() => ({ components: [], isLoading: false }));
  setPluginFunctionsHook(() => ({ functions: [], isLoading: false }));
  setReturnToPreviousHook(() => () => undefined);
  setChromeHeaderHeightHook(() => 0);
  setMegaMenuOpenHook(() => [false, () => undefined] as const);

  const root = document.createElement('div');
  root.id = 'truce-preview';
  document.body.append(root);
  createRoot(root).render(<HostApp />);
}
