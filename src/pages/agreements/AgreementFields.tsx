import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Field, Input, useStyles2 } from '@grafana/ui';

import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import { PARTIES } from '../../core/agreement/parties';
import type { Person } from '../../grafana/people/Person';
import { SloPicker } from '../record/SloPicker';
import type { AgreementDraft } from './AgreementDraft';
import type { DraftProblems } from './draftProblems';
import { formerPeople } from './formerPeople';
import { PartyPeople } from './PartyPeople';
import { runtimeReader } from '../record/runtimeReader';

interface Props {
  draft: AgreementDraft;
  onChange: (part: Partial<AgreementDraft>) => void;
  problems: DraftProblems;
  /** All SLOs, by title. */
  slos: ReadonlyArray<{ id: string; title: string }>;
  /** Everybody with an account; absent for those who may not list them. */
  everybody?: readonly Person[];
  /** What is edited; absent for a new agreement. */
  base?: AgreementDefinition;
  /** Milliseconds. */
  at: number;
}

/** The fields of an agreement's definition: title, SLOs, and who acts for which party. */
export function AgreementFields({ draft, onChange, problems, slos, everybody, base, at }: Props) {
  const styles = useStyles2(getStyles);
  const isNew = base === undefined;
  const reader = runtimeReader(at);
  return (
    <>
      <Field label="Title" required invalid={problems.title !== undefined} error={problems.title}>
        <Input
          id="agreement-title"
          value={draft.title}
          maxLength={100}
          placeholder="When checkout fails too often"
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
      </Field>
      <Field
        label="Id"
        description={isNew ? 'Stands in addresses, and cannot be changed later.' : 'Cannot be changed.'}
        required={isNew}
        invalid={problems.id !== undefined}
        error={problems.id}
      >
        <Input
          id="agreement-id"
          value={draft.id}
          maxLength={30}
          disabled={!isNew}
          onChange={(event) => onChange({ id: event.currentTarget.value })}
        />
      </Field>
      <Field label="Service" description="For people who look for it. Optional.">
        <Input
          id="agreement-service"
          value={draft.service}
          maxLength={100}
          onChange={(event) => onChange({ service: event.currentTarget.value })}
        />
      </Field>
      <SloPicker
        label="SLOs it covers"
        slos={slos}
        chosen={draft.slos}
        onChange={(chosen) => onChange({ slos: chosen })}
        problem={problems.slos}
      />
      <h2 className={styles.heading}>Who acts for which party</h2>
      <p className={styles.intro}>
        Only the people named here can propose, sign and decide.{' '}
        {everybody === undefined
          ? 'Write the login with which they sign in to Grafana. It is bound to their account once they first say something.'
          : 'Choose them from the people of this Grafana.'}
      </p>
      {problems.people !== undefined && (
        <p role="alert" className={styles.problem}>
          {problems.people}
        </p>
      )}
      {PARTIES.map((party) => (
        <PartyPeople
          key={party}
          party={party}
          people={draft.people[party]}
          former={base === undefined ? [] : formerPeople(base, party, reader)}
          isRequired={draft.required.includes(party)}
          everybody={everybody}
          onPeople={(people) => onChange({ people: { ...draft.people, [party]: people } })}
          onRequired={(isRequired) =>
            onChange({
              required: PARTIES.filter((it) => (it === party ? isRequired : draft.required.includes(it))),
            })
          }
        />
      ))}
      {problems.other !== undefined && (
        <p role="alert" className={styles.problem}>
          {problems.other}
        </p>
      )}
    </>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    heading: css({ marginTop: theme.spacing(3), fontSize: theme.typography.h4.fontSize }),
    intro: css({ color: theme.colors.text.secondary }),
    problem: css({ color: theme.colors.error.text }),
  };
}
