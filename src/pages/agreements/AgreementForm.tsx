import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil } from '@grafana/data';
import { Alert, Button, LinkButton, useStyles2 } from '@grafana/ui';
import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';

import type { AgreementDefinition } from '../../core/agreement/AgreementDefinition';
import { narrowAgreementDefinition } from '../../core/agreement/narrowAgreementDefinition';
import { formatMoment } from '../../core/wording/formatTime';
import type { Person } from '../../grafana/people/Person';
import type { Stored } from '../../storage/ports';
import { agreementPath, AGREEMENTS_PATH } from '../appPaths';
import type { KeepingPlace } from '../record/ActKeep';
import type { AgreementsDesk, SaveConflict, SaveOutcome } from '../record/AgreementsDesk';
import type { DeskContents } from '../record/Desk';
import { runtimeReader } from '../record/runtimeReader';
import { type AgreementDraft, draftOf, emptyDraft } from './AgreementDraft';
import { AgreementFields } from './AgreementFields';
import { definitionOf } from './definitionOf';
import { draftProblems, hasProblems } from './draftProblems';
import { draftWarnings } from './draftWarnings';
import { FormKeep, type KeptForm } from './FormKeep';
import { idFromTitle } from './idFromTitle';
import { MergeDialog } from './MergeDialog';

interface Props {
  desk: AgreementsDesk;
  contents: DeskContents;
  /** What is edited; absent for a new agreement. The first one counts, whatever is read later. */
  stored?: Stored<AgreementDefinition>;
  place: KeepingPlace;
  now: () => number;
}

/** Makes an agreement, or edits its SLOs and people. */
export function AgreementForm({ desk, contents, stored, place, now }: Props) {
  const styles = useStyles2(getStyles);
  const navigate = useNavigate();
  const { slos, agreements, access, at } = contents;
  const keep = useMemo(
    () => new FormKeep(place, String(access.user?.id ?? 'nobody'), stored?.value.id),
    [place, access.user?.id, stored?.value.id]
  );
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState<AgreementDraft>(() =>
    stored === undefined ? emptyDraft() : draftOf(stored.value)
  );
  const [hasOwnId, setOwnId] = useState(stored !== undefined);
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [note, setNote] = useState<string>();
  const [conflict, setConflict] = useState<SaveConflict>();
  const [kept, setKept] = useState<KeptForm | undefined>(() => keep.read());
  const everybody = useEverybody(desk, access.mayListPeople);

  const others = agreements.map((it) => it.stored.value).filter((it) => it.id !== base?.value.id);
  const taken = new Set(base === undefined ? others.map((it) => it.id) : []);
  const titles = new Map(slos.map(({ value }) => [value.id, value.title]));
  const problems = draftProblems(draft, taken);
  const warnings = draftWarnings(draft, others, titles);

  const change = (part: Partial<AgreementDraft>) => {
    setOwnId(hasOwnId || part.id !== undefined);
    const isFollowing = !hasOwnId && part.id === undefined && part.title !== undefined;
    setDraft({ ...draft, ...part, ...(isFollowing && { id: idFromTitle(part.title ?? '', taken) }) });
  };

  const finish = (outcome: SaveOutcome, id: string) => {
    setBusy(false);
    if (outcome.ok) {
      keep.forget();
      setConflict(undefined);
      if (outcome.mergedWith === undefined) {
        void navigate(agreementPath(id));
      } else {
        setProblem(undefined);
        setNote(`Saved. ${outcome.mergedWith} had changed something else meanwhile; both changes are kept.`);
      }
      return;
    }
    keep.write({ draft, base, at: now() });
    setProblem(outcome.problem);
    setConflict(outcome.conflict);
  };

  const save = async () => {
    setChecked(true);
    if (hasProblems(problems) || isBusy) {
      return;
    }
    setBusy(true);
    const definition = definitionOf(draft, base?.value, now());
    finish(
      base === undefined ? await desk.createAgreement(definition) : await desk.saveAgreement(definition, base),
      definition.id
    );
  };

  const saveMerged = async (merged: object, theirs: Stored<AgreementDefinition>) => {
    const narrowed = narrowAgreementDefinition(merged);
    if (!narrowed.ok) {
      setConflict(undefined);
      setProblem(`The two versions do not fit together. ${narrowed.problems.join(' ')}`);
      return;
    }
    setBusy(true);
    setBase(theirs);
    setDraft(draftOf(narrowed.value));
    finish(await desk.saveAgreement(narrowed.value, theirs), narrowed.value.id);
  };

  if (note !== undefined) {
    return (
      <Alert severity="success" title={note}>
        <LinkButton size="sm" href={locationUtil.assureBaseUrl(agreementPath(draft.id))}>
          Open the agreement
        </LinkButton>
      </Alert>
    );
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {kept !== undefined && (
        <Alert
          severity="info"
          title={`You wrote something here ${formatMoment(kept.at, runtimeReader(at))} that was not saved`}
        >
          <div className={styles.buttons}>
            <Button
              size="sm"
              onClick={() => {
                setDraft(kept.draft);
                setBase(kept.base ?? base);
                setOwnId(true);
                setKept(undefined);
              }}
            >
              Go on with it
            </Button>
            <Button
              size="sm"
              variant="secondary"
              onClick={() => {
                keep.forget();
                setKept(undefined);
              }}
            >
              Throw away
            </Button>
          </div>
        </Alert>
      )}
      <AgreementFields
        draft={draft}
        onChange={change}
        problems={isChecked ? problems : {}}
        slos={slos.map(({ value }) => value)}
        everybody={everybody}
        base={base?.value}
        at={at}
      />
      {warnings.map((warning) => (
        <Alert key={warning} severity="warning" title={warning} />
      ))}
      {problem !== undefined && (
        <Alert severity="error" title="It was not saved">
          {problem} What you wrote stays here, and in this browser.
        </Alert>
      )}
      <div className={styles.buttons}>
        <Button type="submit" disabled={isBusy}>
          {isBusy ? 'Saving…' : base === undefined ? 'Make the agreement' : 'Save'}
        </Button>
        <LinkButton
          variant="secondary"
          fill="outline"
          href={locationUtil.assureBaseUrl(base === undefined ? AGREEMENTS_PATH : agreementPath(base.value.id))}
        >
          Leave
        </LinkButton>
        {isChecked && hasProblems(problems) && (
          <span role="status" className={styles.problem}>
            Something above has to be mended first.
          </span>
        )}
      </div>
      {conflict !== undefined && (
        <MergeDialog
          conflict={conflict}
          reader={runtimeReader(at)}
          isBusy={isBusy}
          onSave={(merged) => void saveMerged(merged, conflict.theirs)}
          onClose={() => setConflict(undefined)}
        />
      )}
    </form>
  );
}

/** Everybody with an account, for those who may list them. */
function useEverybody(desk: AgreementsDesk, mayListPeople: boolean): Person[] | undefined {
  const [everybody, setEverybody] = useState<Person[]>();
  useEffect(() => {
    let isLeft = false;
    if (mayListPeople) {
      // Without the list logins are typed.
      desk.people().then(
        (people) => !isLeft && setEverybody(people),
        () => undefined
      );
    }
    return () => {
      isLeft = true;
    };
  }, [desk, mayListPeople]);
  return everybody;
}

function getStyles(theme: GrafanaTheme2) {
  return {
    form: css({ maxWidth: 720 }),
    buttons: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
    problem: css({ color: theme.colors.error.text }),
  };
}
