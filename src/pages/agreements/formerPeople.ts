import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import type { Party } from '../../core/agreement/parties';
import { formatDay, type Reader } from '../../core/wording/formatTime';

/** Who acted for a party and ceased to: "Pat Reyes acted until 3 Mar". */
export function formerPeople({ signers }: AgreementDefinition, party: Party, reader: Reader): string[] {
  return (signers[party] ?? []).flatMap(({ name, until }) =>
    until === undefined ? [] : [`${name} acted until ${formatDay(Date.parse(until), reader)}`]
  );
}
