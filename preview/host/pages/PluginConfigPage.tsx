import { PluginContextProvider, type AppPlugin } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { LoadingPlaceholder, Tab, TabsBar } from '@grafana/ui';
import { useLocation, useParams } from 'react-router';
import { SentenceBox } from '../chrome/SentenceBox';
import { importApp } from '../plugins/importApp';
import { usePromise } from './usePromise';

/** The configuration pages of an app at `/plugins/<app id>`, one tab each; `?page=` names the open one. */
export function PluginConfigPage() {
  const { appId = '' } = useParams();
  const { pathname, search } = useLocation();
  const { value: plugin, problem } = usePromise<AppPlugin>(appId, () => importApp(appId));
  if (problem) {
    return <SentenceBox title={`The plugin ${appId} did not load`} text={problem} severity="error" />;
  }
  if (!plugin) {
    return <LoadingPlaceholder text="Loading plugin…" />;
  }
  const pages = plugin.configPages ?? [];
  const wanted = new URLSearchParams(search).get('page');
  const page = pages.find(({ id }) => id === wanted) ?? pages[0];
  return (
    <div style={{ padding: 16 }}>
      <h1>{plugin.meta.name}</h1>
      <p>
        {plugin.meta.info.description} Version {plugin.meta.info.version}.
      </p>
      <TabsBar>
        {pages.map(({ id, title, icon }) => (
          <Tab key={id} label={title} icon={icon} active={id === page?.id} href={`${pathname}?page=${id}`} />
        ))}
      </TabsBar>
      <PluginContextProvider meta={plugin.meta}>
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
