import { join } from 'node:path';
import * as v from 'valibot';
import { readProvisioning, type Environment } from '../state/provisioning';
import type { DataSources } from './DataSources';

const fileSchema = v.object({
  datasources: v.optional(
    v.nullable(
      v.array(
        v.object({
          uid: v.optional(v.string()),
          name: v.string(),
          type: v.string(),
          access: v.optional(v.string()),
          url: v.optional(v.string()),
          isDefault: v.optional(v.boolean()),
          jsonData: v.optional(v.record(v.string(), v.unknown())),
        })
      )
    ),
    []
  ),
});

/** Reads `<provisioningDir>/datasources/*.yaml`. Throws StartError naming the file. */
export function provisionDataSources(provisioningDir: string, env: Environment, dataSources: DataSources): void {
  const files = readProvisioning(join(provisioningDir, 'datasources'), env, fileSchema);
  dataSources.provision(files.flatMap((file) => file.datasources ?? []));
}
