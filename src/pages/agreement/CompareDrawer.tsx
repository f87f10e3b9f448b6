import { Combobox, Drawer, Field } from '@grafana/ui';
import { useId } from 'react';

import type { AgreementVersion } from '../../core/agreement/AgreementState';
import { termsDiff } from '../../core/wording/termsDiff';
import { Differences } from './Differences';
import { versionKey, versionName } from './versionRows';

interface Props {
  from: AgreementVersion;
  to: AgreementVersion;
  versions: readonly AgreementVersion[];
  /** Keys of the versions to compare from now on. */
  onChoose: (from: string, to: string) => void;
  onClose: () => void;
}

/** What is different between any two versions. */
export function CompareDrawer({ from, to, versions, onChoose, onClose }: Props) {
  const [fromId, toId] = [useId(), useId()];
  const options = versions.map((it) => ({ label: versionName(it, versions), value: versionKey(it) }));
  const changes = termsDiff(from.terms, to.terms);
  const names = [from, to].map((it) => versionName(it, versions));
  return (
    <Drawer title={`${names[1]} beside ${names[0]?.replace(/^V/, 'v')}`} size="md" onClose={onClose}>
      <Field label="Before" htmlFor={fromId}>
        <Combobox
          id={fromId}
          options={options}
          value={versionKey(from)}
          onChange={({ value }) => onChoose(value, versionKey(to))}
        />
      </Field>
      <Field label="After" htmlFor={toId}>
        <Combobox
          id={toId}
          options={options}
          value={versionKey(to)}
          onChange={({ value }) => onChoose(versionKey(from), value)}
        />
      </Field>
      {changes.length === 0 ? <p>They say the same.</p> : <Differences changes={changes} label="Differences" />}
    </Drawer>
  );
}
