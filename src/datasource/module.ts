import { DataSourcePlugin } from '@grafana/data';

import { ConfigEditor } from './ConfigEditor';
import { QueryEditor } from './QueryEditor';
import { TruceDatasource } from './TruceDatasource';
import type { TruceQuery } from './TruceQuery';

export const plugin = new DataSourcePlugin<TruceDatasource, TruceQuery>(TruceDatasource)
  .setQueryEditor(QueryEditor)
  .setConfigEditor(ConfigEditor);
