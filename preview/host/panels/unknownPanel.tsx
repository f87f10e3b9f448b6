import { PanelPlugin } from '@grafana/data';
import { Alert } from '@grafana/ui';

/** A box in the place of a panel type that is neither built in here nor installed. */
export function unknownPanel(id: string): PanelPlugin {
  const Box = () => (
    <Alert severity="warning" title={`Panel type “${id}” is not here`}>
      The preview host draws timeseries, stat, table and text, and the panels of installed plugins.
    </Alert>
  );
  return new PanelPlugin(Box);
}
