import { Refusal } from './Refusal.mjs';

const OLDEST = 20;

/** Refuses a Node that is too old. */
export function ensureNode(version = process.versions.node) {
  if (Number(version.split('.')[0]) < OLDEST) {
    throw new Refusal(`Truce needs Node ${OLDEST} or newer; this is ${version}. Install a newer one from nodejs.org.`);
  }
}
