import { join } from 'node:path';
import { readProvisioning, type Environment } from '../state/provisioning';
import { newDataSourceSchema, type DataSources } from './DataSources';

/** Reads `datasources/*.yaml` in each of the folders. Throws StartError naming the file. */
export function provisionDataSources(
  provisioningDirs: readonly string[],
  env: Environment,
  dataSources: DataSources
): void {
  const dirs = provisioningDirs.map((dir) => join(dir, 'datasources'));
  dataSources.provision(dirs.flatMap((dir) => readProvisioning(dir, env, 'datasources', newDataSourceSchema)));
}
