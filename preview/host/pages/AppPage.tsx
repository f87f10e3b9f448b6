import { PluginContextProvider, type AppPlugin } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { LoadingPlaceholder } from '@grafana/ui';
import { useParams } from 'react-router';
import { SentenceBox } from '../chrome/SentenceBox';
import { importApp } from '../plugins/importApp';
import { usePromise } from './usePromise';

/** An app plugin's own pages, below `/a/<app id>`. */
export function AppPage() {
  const { appId = '' } = useParams();
  const { value: plugin, problem } = usePromise<AppPlugin>(appId, () => importApp(appId));
  if (problem) {
    return <SentenceBox title={`The app ${appId} did not load`} text={problem} severity="error" />;
  }
  if (!plugin) {
    return <LoadingPlaceholder text="Loading app…" />;
  }
  const Root = plugin.root;
  if (!Root) {
    return <SentenceBox title={`The app ${appId} has no pages`} />;
  }
  return (
    <PluginContextProvider meta={plugin.meta}>
      <Root
        meta={plugin.meta}
        basename={`/a/${appId}`}
        path={`/a/${appId}`}
        query={locationService.getSearchObject()}
        onNavChanged={() => undefined}
      />
    </PluginContextProvider>
  );
}
