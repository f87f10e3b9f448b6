import { themeFor } from '../chrome/theme';

interface EarlyWindow {
  grafanaBootData: { user: { theme?: string; lightTheme?: boolean } };
  __grafana_public_path__: string;
  MonacoEnvironment: { getWorker(): Worker };
}

const early = window as unknown as EarlyWindow;
const theme = themeFor({ search: window.location.search, cookie: document.cookie });

early.grafanaBootData.user.theme = theme;
early.grafanaBootData.user.lightTheme = theme === 'light';
early.__grafana_public_path__ = '/public/';
early.MonacoEnvironment = {
  getWorker: () => new Worker('/public/host/editor.worker.js', { type: 'module' }),
};

if (!document.querySelector('base')) {
  const base = document.createElement('base');
  base.href = '/';
  document.head.prepend(base);
}
