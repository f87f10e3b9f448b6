import { AppPlugin, type AppPluginMeta, type AppRootProps, type PluginConfigPageProps } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import { lazy, Suspense } from 'react';

import { OVERVIEW_LINK } from './pages/overview/overviewLink';

const LazyApp = lazy(() => import('./pages/App'));
const LazyConfiguration = lazy(() => import('./pages/setup/ConfigurationPage'));

function App(props: AppRootProps) {
  return (
    <Suspense fallback={<LoadingPlaceholder text="" />}>
      <LazyApp {...props} />
    </Suspense>
  );
}

function Configuration(props: PluginConfigPageProps<AppPluginMeta>) {
  return (
    <Suspense fallback={<LoadingPlaceholder text="" />}>
      <LazyConfiguration {...props} />
    </Suspense>
  );
}

export const plugin = new AppPlugin().setRootPage(App).addLink(OVERVIEW_LINK).addConfigPage({
  title: 'Configuration',
  icon: 'cog',
  id: 'configuration',
  body: Configuration,
});
