import { Text } from '@grafana/ui';

/** There is nothing to set: SLOs name their own data sources. */
export function ConfigEditor() {
  return (
    <Text element="p" color="secondary">
      There is nothing to set here. Each SLO names the data source that holds its metrics; the Configuration page of the
      Truce app creates the folders for SLOs and agreements.
    </Text>
  );
}
