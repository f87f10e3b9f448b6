import { join } from 'node:path';
import { readProvisioning, type Environment } from '../state/provisioning';
import { newDataSourceSchema, type DataSources } from './DataSources';

/** Reads `<provisioningDir>/datasources/*.yaml`. Throws StartError naming the file. */
export function provisionDataSources(provisioningDir: string, env: Environment, dataSources: DataSources): void {
  const dir = join(provisioningDir, 'datasources');
  dataSources.provision(readProvisioning(dir, env, 'datasources', newDataSourceSchema));
}
