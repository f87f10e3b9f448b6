import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Checkbox, IconButton, Input, useStyles2 } from '@grafana/ui';
import { useId, useState } from 'react';

import { type Party, PARTY_NAMES } from '../../core/agreement/parties';
import type { Person } from '../../grafana/people/Person';
import type { PersonDraft } from './AgreementDraft';
import { PersonChoice } from './PersonChoice';

interface Props {
  party: Party;
  people: readonly PersonDraft[];
  /** "Pat Reyes acted until 3 Mar". */
  former: readonly string[];
  isRequired: boolean;
  everybody?: readonly Person[];
  onPeople: (people: PersonDraft[]) => void;
  onRequired: (isRequired: boolean) => void;
}

/** The people of one party: who acts, who did, and whether the party must sign. */
export function PartyPeople({ party, people, former, isRequired, everybody, onPeople, onRequired }: Props) {
  const styles = useStyles2(getStyles);
  const name = PARTY_NAMES[party];
  return (
    <fieldset className={styles.party} aria-label={name}>
      <div className={styles.head}>
        <strong>{name}</strong>
        <Checkbox
          label="must sign"
          aria-label={`${name} must sign`}
          value={isRequired}
          onChange={(event) => onRequired(event.currentTarget.checked)}
        />
      </div>
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.login} className={styles.person}>
            <span>
              {person.name} <span className={styles.quiet}>{`(${person.login})`}</span>
            </span>
            <IconButton
              name="times"
              aria-label={`${person.name} no longer acts for ${name}`}
              tooltip={`${person.name} no longer acts for ${name}`}
              onClick={() => onPeople(people.filter((it) => it !== person))}
            />
          </li>
        ))}
        {former.map((words) => (
          <li key={words} className={styles.quiet}>
            {words}
          </li>
        ))}
        {people.length === 0 && <li className={styles.quiet}>nobody yet</li>}
      </ul>
      {everybody === undefined ? (
        <PersonByLogin partyName={name} onAdd={(person) => onPeople(withPerson(people, person))} />
      ) : (
        <PersonChoice
          label={`Add somebody for ${name}`}
          everybody={everybody.filter((it) => !people.some((other) => isSame(other, it)))}
          onAdd={(person) => onPeople(withPerson(people, person))}
        />
      )}
    </fieldset>
  );
}

function PersonByLogin({ partyName, onAdd }: { partyName: string; onAdd: (person: PersonDraft) => void }) {
  const styles = useStyles2(getStyles);
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const id = useId();
  const isWhole = login.trim() !== '' && name.trim() !== '';
  const add = () => {
    if (isWhole) {
      onAdd({ login: login.trim(), name: name.trim() });
      setLogin('');
      setName('');
    }
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter') {
      // In a form it would save the whole form.
      event.preventDefault();
      add();
    }
  };
  return (
    <div className={styles.add}>
      <Input
        id={`${id}-login`}
        aria-label={`Login of somebody for ${partyName}`}
        placeholder="login"
        width={20}
        maxLength={190}
        value={login}
        onKeyDown={onKeyDown}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <Input
        id={`${id}-name`}
        aria-label={`Name of somebody for ${partyName}`}
        placeholder="name"
        width={24}
        maxLength={190}
        value={name}
        onKeyDown={onKeyDown}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button variant="secondary" icon="plus" disabled={!isWhole} onClick={add} aria-label={`Add for ${partyName}`}>
        Add
      </Button>
    </div>
  );
}

function withPerson(people: readonly PersonDraft[], person: PersonDraft): PersonDraft[] {
  return people.some((it) => isSame(it, person)) ? [...people] : [...people, person];
}

function isSame(a: PersonDraft, b: PersonDraft): boolean {
  return a.login.toLowerCase() === b.login.toLowerCase();
}

function getStyles(theme: GrafanaTheme2) {
  return {
    party: css({
      minWidth: 0,
      padding: theme.spacing(1.5, 0),
      borderTop: `1px solid ${theme.colors.border.weak}`,
    }),
    head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(2) }),
    people: css({ listStyle: 'none', margin: theme.spacing(0.5, 0) }),
    person: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), overflowWrap: 'anywhere' }),
    quiet: css({ color: theme.colors.text.secondary }),
    add: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  };
}
