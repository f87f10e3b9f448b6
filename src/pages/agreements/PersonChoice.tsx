import { Combobox } from '@grafana/ui';
import { useState } from 'react';

import type { Person } from '../../grafana/people/Person';

interface Props {
  label: string;
  everybody: readonly Person[];
  onAdd: (person: Person) => void;
}

/** Adds one of the people of this Grafana. */
export function PersonChoice({ label, everybody, onAdd }: Props) {
  // A new box after every choice: the old one would keep the name that was chosen.
  const [added, setAdded] = useState(0);
  return (
    <Combobox
      key={added}
      aria-label={label}
      placeholder={label}
      width={40}
      options={everybody.map(({ login, name }) => ({ value: login, label: name, description: login }))}
      value={null}
      onChange={(option) => {
        const person = everybody.find((it) => it.login === option?.value);
        if (person !== undefined) {
          onAdd(person);
          setAdded(added + 1);
        }
      }}
    />
  );
}
