import { Field, RadioButtonGroup } from '@grafana/ui';

import { PARTY_NAMES, type Party } from '../../core/agreement/parties';

interface Props {
  /** At least one. */
  parties: readonly Party[];
  value: Party;
  onChange: (party: Party) => void;
}

/** For which party somebody speaks; asked only of those who act for several. */
export function PartyChoice({ parties, value, onChange }: Props) {
  return parties.length < 2 ? null : (
    <Field label="You speak for" noMargin>
      <RadioButtonGroup
        aria-label="You speak for"
        options={parties.map((party) => ({ value: party, label: PARTY_NAMES[party] }))}
        value={value}
        onChange={onChange}
      />
    </Field>
  );
}
