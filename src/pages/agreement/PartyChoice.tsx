import { Field, RadioButtonGroup } from '@grafana/ui';

import { type Party, PARTY_NAMES } from '../../core/agreement/parties';

interface Props {
  parties: readonly Party[];
  value: Party | undefined;
  onChange: (party: Party) => void;
}

/** For which party somebody speaks: a choice only where there is one. */
export function PartyChoice({ parties, value, onChange }: Props) {
  if (parties.length < 2) {
    return parties[0] === undefined ? null : <p>{`For ${PARTY_NAMES[parties[0]]}.`}</p>;
  }
  return (
    <Field label="For which party">
      <RadioButtonGroup
        aria-label="For which party"
        options={parties.map((party) => ({ label: PARTY_NAMES[party], value: party }))}
        value={value}
        onChange={onChange}
      />
    </Field>
  );
}
