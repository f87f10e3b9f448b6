import { picklist } from 'valibot';
import { PARTIES } from './parties';

/** A side of an agreement. */
export const partySchema = picklist(PARTIES, `Choose one of ${PARTIES.join(', ')}.`);
