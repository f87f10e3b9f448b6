import { existsSync, readdirSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import * as v from 'valibot';
import type { Folders } from '../folders/Folders';
import { readFileAs } from '../state/readFileAs';
import { readProvisioning, type Environment } from '../state/provisioning';
import { StartError } from '../state/StartError';
import type { Dashboards } from './Dashboards';

const providerSchema = v.object({
  folder: v.optional(v.string(), ''),
  folderUid: v.optional(v.string(), ''),
  allowUiUpdates: v.optional(v.boolean(), false),
  options: v.object({ path: v.string() }),
});
const modelSchema = v.looseObject({ uid: v.string(), title: v.string() });

/** Where Grafana's image has what is `provisioning/` here, so that one provider file serves both. */
const IMAGE_DIR = '/etc/grafana/provisioning';

/**
 * Reads the dashboard providers of `<provisioningDir>/dashboards/*.yaml` and their JSON files, and makes their
 * folders where missing. Throws StartError naming the file.
 */
export function provisionDashboards(
  provisioningDir: string,
  env: Environment,
  folders: Folders,
  dashboards: Dashboards
): void {
  const providers = readProvisioning(join(provisioningDir, 'dashboards'), env, 'providers', providerSchema);
  const files = providers.flatMap(({ folder, folderUid, allowUiUpdates, options }) => {
    const uid = folder ? ensureFolder(folders, folder, folderUid) : '';
    const dir = providerDir(options.path, provisioningDir);
    return jsonFiles(dir).map((file) => ({
      file,
      editable: allowUiUpdates,
      folderUid: uid,
      model: readFileAs(join(dir, file), JSON.parse, modelSchema),
    }));
  });
  dashboards.provision(files);
}

function ensureFolder(folders: Folders, title: string, uid: string): string {
  const known = uid ? folders.byUid(uid) : folders.all().find((folder) => folder.title === title);
  return (known ?? folders.create({ uid, title }, null)).uid;
}

function providerDir(path: string, provisioningDir: string): string {
  if (path.startsWith(IMAGE_DIR)) {
    return join(provisioningDir, path.slice(IMAGE_DIR.length));
  }
  return isAbsolute(path) ? path : resolve(provisioningDir, path);
}

function jsonFiles(dir: string): string[] {
  if (!existsSync(dir)) {
    throw new StartError(`The dashboard provider's folder ${dir} does not exist.`);
  }
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort();
}
