import { canonicalHash } from '../../src/core/agreement/canonicalHash';
import type { Store, Stored } from '../../src/storage/ports';
import { agreementUid, sloUid } from '../../src/storage/uids';
import { DEMO_AGREEMENTS, DEMO_SLOS, demoDefinition } from './definitions';
import { DEMO_PEOPLE } from './people';
import type { SeedLog } from './SeedLog';

/** Writes the SLOs and agreements that are not there. What people changed of the others is left alone. */
export async function seedDefinitions(
  sloWriter: Store,
  agreementWriter: Store,
  userIds: ReadonlyMap<string, number>,
  log: SeedLog
): Promise<void> {
  const { slos, agreements, unreadable } = await sloWriter.definitions();
  const broken = new Set(unreadable.map(({ uid }) => uid));

  for (const slo of DEMO_SLOS) {
    const uid = sloUid(slo.id);
    if (!isThere(uid, slo, slos, broken, log)) {
      await sloWriter.createSlo(slo);
      log.made(`${uid}: ${slo.title}`);
    }
  }
  const signers = Object.fromEntries(
    DEMO_PEOPLE.map(({ party, login, name }) => [party, [{ userId: userIds.get(login), login, name }]])
  );
  for (const agreement of DEMO_AGREEMENTS) {
    const uid = agreementUid(agreement.id);
    const definition = demoDefinition(agreement, signers);
    if (!isThere(uid, definition, agreements, broken, log)) {
      await agreementWriter.createAgreement(definition);
      log.made(`${uid}: ${agreement.title}`);
    }
  }
}

/** An Editor's visit writes a checkpoint: that changes nothing that people agreed on. */
function withoutCheckpoint({ checkpoint: _checkpoint, ...value }: { checkpoint?: unknown }): object {
  return value;
}

function isThere(
  uid: string,
  wanted: object,
  stored: ReadonlyArray<Stored<object>>,
  broken: ReadonlySet<string>,
  log: SeedLog
): boolean {
  const found = stored.find((candidate) => candidate.uid === uid);
  if (found !== undefined && canonicalHash(withoutCheckpoint(found.value)) !== canonicalHash(wanted)) {
    log.kept(`${uid} was changed since, and stays as it is.`);
  }
  if (broken.has(uid)) {
    log.kept(`${uid} cannot be read, and stays as it is.`);
  }
  return found !== undefined || broken.has(uid);
}
