import { PluginContextProvider, type AppPlugin } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { Tab, TabsBar } from '@grafana/ui';
import { useLocation, useParams } from 'react-router';
import { importApp } from '../plugins/importApp';
import { Await } from './Await';

/** The configuration pages of an app at `/plugins/<app id>`, one tab each; `?page=` names the open one. */
export function PluginConfigPage() {
  const { appId = '' } = useParams();
  return (
    <Await of={appId} make={() => importApp(appId)} failure={`The plugin ${appId} did not load`}>
      {(plugin) => <Configuration plugin={plugin} />}
    </Await>
  );
}

function Configuration({ plugin }: { plugin: AppPlugin }) {
  const { pathname, search } = useLocation();
  const { meta, configPages: pages = [] } = plugin;
  const wanted = new URLSearchParams(search).get('page');
  const page = pages.find(({ id }) => id === wanted) ?? pages[0];
  return (
    <div style={{ padding: 16 }}>
      <h1>{meta.name}</h1>
      <p>
        {meta.info.description} Version {meta.info.version}.
      </p>
      <TabsBar>
        {pages.map(({ id, title, icon }) => (
          <Tab key={id} label={title} icon={icon} active={id === page?.id} href={`${pathname}?page=${id}`} />
        ))}
      </TabsBar>
      <PluginContextProvider meta={meta}>
        <div style={{ paddingTop: 16 }}>
          {page ? (
            <page.body plugin={plugin} query={locationService.getSearchObject()} />
          ) : (
            <p>Nothing to configure.</p>
          )}
        </div>
      </PluginContextProvider>
    </div>
  );
}
