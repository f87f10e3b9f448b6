import { PluginContextProvider } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { useParams } from 'react-router';
import { SentenceBox } from '../chrome/SentenceBox';
import { importApp } from '../plugins/importApp';
import { Await } from './Await';

/** An app plugin's own pages, below `/a/<app id>`. */
export function AppPage() {
  const { appId = '' } = useParams();
  const basename = `/a/${appId}`;
  return (
    <Await of={appId} make={() => importApp(appId)} failure={`The app ${appId} did not load`}>
      {({ meta, root: Root }) =>
        Root ? (
          <PluginContextProvider meta={meta}>
            <Root
              meta={meta}
              basename={basename}
              path={basename}
              query={locationService.getSearchObject()}
              onNavChanged={() => undefined}
            />
          </PluginContextProvider>
        ) : (
          <SentenceBox title={`The app ${appId} has no pages`} />
        )
      }
    </Await>
  );
}
