import { ThemeContext } from '@grafana/data';
import { config, LocationServiceProvider, locationService } from '@grafana/runtime';
import { ErrorBoundaryAlert, GlobalStyles, ModalRoot, ModalsProvider, PortalContainer } from '@grafana/ui';
import { useSyncExternalStore } from 'react';
import { Navigate, Route, Router, Routes, useLocation } from 'react-router';
import { DashboardListPage } from '../pages/DashboardListPage';
import { DashboardPage } from '../pages/DashboardPage';
import { LoginPage } from '../pages/LoginPage';
import { AppPage } from '../pages/AppPage';
import { PluginConfigPage } from '../pages/PluginConfigPage';
import { SoloPanelPage } from '../pages/SoloPanelPage';
import { SentenceBox } from './SentenceBox';
import { Shell } from './Shell';
import { Toasts } from './Toasts';
import { useInAppLinks } from './useInAppLinks';

const history = locationService.getHistory();
const subscribe = (onChange: () => void) => history.listen(onChange);

/** The whole page: contexts that Grafana's components expect, then the routes. */
export function HostApp() {
  const location = useSyncExternalStore(subscribe, () => history.location);
  useInAppLinks();
  return (
    <ThemeContext.Provider value={config.theme2}>
      <LocationServiceProvider service={locationService}>
        <GlobalStyles />
        <ModalsProvider>
          <Router location={location} navigator={history as never}>
            <ErrorBoundaryAlert title="This page failed" style="page">
              <Pages />
            </ErrorBoundaryAlert>
            <ModalRoot />
          </Router>
        </ModalsProvider>
        <Toasts />
        <PortalContainer />
      </LocationServiceProvider>
    </ThemeContext.Provider>
  );
}

function Pages() {
  const { pathname, search } = useLocation();
  const mayLook = config.bootData.user.isSignedIn || config.anonymousEnabled;
  if (pathname === '/login') {
    return <LoginPage />;
  }
  if (!mayLook) {
    return <Navigate replace to={`/login?redirectTo=${encodeURIComponent(pathname + search)}`} />;
  }
  return (
    <Routes>
      <Route path="/d-solo/:uid/:slug?" element={<SoloPanelPage />} />
      <Route element={<Shell />}>
        <Route path="/" element={<DashboardListPage />} />
        <Route path="/dashboards" element={<DashboardListPage />} />
        <Route path="/d/:uid/:slug?" element={<DashboardPage />} />
        <Route path="/a/:appId/*" element={<AppPage />} />
        <Route path="/plugins/:appId" element={<PluginConfigPage />} />
        <Route
          path="*"
          element={<SentenceBox title="Page not found" text={`The preview host has no page at ${pathname}.`} />}
        />
      </Route>
    </Routes>
  );
}
