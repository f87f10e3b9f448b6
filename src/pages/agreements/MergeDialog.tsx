import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Modal, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { useState } from 'react';

import { withChoices } from '../../core/agreement/mergeFields';
import { fieldLabel, fieldValue } from '../../core/wording/fieldLabel';
import { formatMoment, type Reader } from '../../core/wording/formatTime';
import type { SaveConflict } from '../record/AgreementsDesk';
import { nameIn } from '../record/nameIn';

type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

interface Props {
  conflict: SaveConflict;
  reader: Reader;
  isBusy: boolean;
  /** With every conflict decided. */
  onSave: (merged: object) => void;
  onClose: () => void;
}

/** Two people changed the same: both versions field by field, to choose from. */
export function MergeDialog({ conflict, reader, isBusy, onSave, onClose }: Props) {
  const styles = useStyles2(getStyles);
  const [choices, setChoices] = useState<Choices>({});
  const { theirs, merged, conflicts } = conflict;
  const who = nameIn(theirs.value, theirs.updatedBy);
  const open = conflicts.filter(({ path }) => choices[path] === undefined).length;
  const all = (choice: 'mine' | 'theirs') =>
    setChoices(Object.fromEntries(conflicts.map(({ path }) => [path, choice])));
  return (
    <Modal title={`${who} saved it too`} isOpen onDismiss={onClose}>
      <p>
        {`${who} saved this agreement ${formatMoment(theirs.updatedAt, reader)}, while you edited it. What only one of you changed is kept. Choose for the rest.`}
      </p>
      <div className={styles.buttons}>
        <Button variant="secondary" size="sm" onClick={() => all('mine')}>
          Take all of mine
        </Button>
        <Button variant="secondary" size="sm" onClick={() => all('theirs')}>
          {`Take all of ${who}'s`}
        </Button>
      </div>
      <ul className={styles.list}>
        {conflicts.map(({ path, base, mine, theirs: other }) => (
          <li key={path} className={styles.item} aria-label={fieldLabel(path)}>
            <strong>{fieldLabel(path)}</strong>
            <dl className={styles.values}>
              <dt>before</dt>
              <dd>{fieldValue(path, base)}</dd>
              <dt>you</dt>
              <dd>{fieldValue(path, mine)}</dd>
              <dt>{who}</dt>
              <dd>{fieldValue(path, other)}</dd>
            </dl>
            <RadioButtonGroup
              aria-label={`${fieldLabel(path)}: which one holds`}
              options={[
                { value: 'mine' as const, label: 'Mine' },
                { value: 'theirs' as const, label: `${who}'s` },
              ]}
              value={choices[path]}
              onChange={(choice) => setChoices({ ...choices, [path]: choice })}
            />
          </li>
        ))}
      </ul>
      <Modal.ButtonRow>
        <span role="status" className={styles.quiet}>
          {open === 0 ? '' : `${open} left to choose`}
        </span>
        <Button variant="secondary" fill="outline" onClick={onClose}>
          Back to the form
        </Button>
        <Button disabled={open > 0 || isBusy} onClick={() => onSave(withChoices(merged, conflicts, choices))}>
          Save
        </Button>
      </Modal.ButtonRow>
    </Modal>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    buttons: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
    list: css({ listStyle: 'none', margin: theme.spacing(2, 0) }),
    item: css({
      padding: theme.spacing(1.5, 0),
      borderTop: `1px solid ${theme.colors.border.weak}`,
      overflowWrap: 'anywhere',
    }),
    values: css({
      display: 'grid',
      gridTemplateColumns: 'auto minmax(0, 1fr)',
      gap: theme.spacing(0.25, 2),
      margin: theme.spacing(0.5, 0, 1),
      '& > dt': { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
      '& > dd': { margin: 0 },
    }),
    quiet: css({ color: theme.colors.text.secondary, alignSelf: 'center' }),
  };
}
