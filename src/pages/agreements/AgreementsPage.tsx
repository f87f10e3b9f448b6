import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil } from '@grafana/data';
import { Alert, FilterInput, LinkButton, useStyles2 } from '@grafana/ui';
import { useCallback, useMemo, useState } from 'react';

import type { StateRow } from '../../frames/decodeState';
import { lastWriter } from '../../storage/lastWriter';
import type { Unreadable } from '../../storage/ports';
import { NEW_AGREEMENT_PATH, PERMISSIONS_PATH } from '../appPaths';
import type { Overview } from '../overview/Overview';
import { runtimeOverview } from '../overview/runtimeOverview';
import { useOverview } from '../overview/useOverview';
import { AppLink } from '../record/AppLink';
import type { Desk, DeskContents } from '../record/Desk';
import { RecordPage } from '../record/RecordPage';
import { runtimeDesk } from '../record/runtimeDesk';
import { runtimeReader } from '../record/runtimeReader';
import { useDesk } from '../record/useDesk';
import { whyNotDefine } from '../record/whyNotDefine';
import { toolbarStyles } from '../toolbarStyles';
import { AgreementItem } from './AgreementItem';
import { agreementRows } from './agreementRows';
import { filterAgreements } from './filterAgreements';

interface Props {
  desk?: Desk;
  /** What the SLOs say now. */
  readStates?: () => Promise<Overview>;
}

/** All agreements: which version holds, who signed it, and what each waits for. */
export function AgreementsPage({ desk = runtimeDesk(), readStates = runtimeOverview }: Props) {
  const reading = useDesk(useCallback(() => desk.read(), [desk]));
  const { overview } = useOverview(readStates);
  const states = useMemo(() => statesOf(overview), [overview]);
  const { contents } = reading;
  return (
    <RecordPage
      subTitle="What was agreed about each budget, by whom, and what waits for somebody."
      desk={desk}
      reading={reading}
      actions={
        contents !== undefined &&
        whyNotDefine(contents.access) === undefined && (
          <LinkButton icon="plus" href={locationUtil.assureBaseUrl(NEW_AGREEMENT_PATH)}>
            New agreement
          </LinkButton>
        )
      }
    >
      {(read) => <AgreementList contents={read} states={states} />}
    </RecordPage>
  );
}

function AgreementList({ contents, states }: { contents: DeskContents; states: ReadonlyMap<string, StateRow> }) {
  const styles = useStyles2(getStyles);
  const [search, setSearch] = useState('');
  const { agreements, slos, unreadable, access, at } = contents;
  const titles = useMemo(() => new Map(slos.map(({ value }) => [value.id, value.title])), [slos]);
  const rows = useMemo(
    () => agreementRows(agreements, titles, states, runtimeReader(at)),
    [agreements, titles, states, at]
  );
  const shown = filterAgreements(rows, search);
  const whyNot = whyNotDefine(access);
  return (
    <>
      <UnreadableList unreadable={unreadable} />
      {rows.length > 0 && (
        <div className={styles.toolbar}>
          <div className={styles.search}>
            <FilterInput
              aria-label="Find an agreement"
              placeholder="Find an agreement, SLO or person"
              escapeRegex={false}
              value={search}
              onChange={setSearch}
            />
          </div>
          <span className={styles.quiet} role="status">
            {search === '' ? '' : `${shown.length} of ${rows.length} shown`}
          </span>
        </div>
      )}
      {rows.length === 0 && <p className={styles.quiet}>There is no agreement yet.</p>}
      {rows.length > 0 && shown.length === 0 && <p className={styles.quiet}>No agreement fits this search.</p>}
      <ul className={styles.list}>
        {shown.map((row) => (
          <AgreementItem key={row.id} row={row} />
        ))}
      </ul>
      <p className={styles.quiet}>
        {whyNot} <AppLink to={PERMISSIONS_PATH}>Who may do what</AppLink>
      </p>
    </>
  );
}

function UnreadableList({ unreadable }: { unreadable: readonly Unreadable[] }) {
  const styles = useStyles2(getStyles);
  return unreadable.length === 0 ? null : (
    <Alert severity="warning" title={`${unreadable.length} of what is stored could not be read`}>
      <ul className={styles.problems}>
        {unreadable.map((it) => (
          <li key={it.uid}>{`${it.name} (${it.uid}): ${it.problem}${lastWriter(it)}`}</li>
        ))}
      </ul>
    </Alert>
  );
}

function statesOf(overview: Overview | undefined): Map<string, StateRow> {
  return new Map(overview?.kind === 'rows' ? overview.rows.map((row) => [row.slo, row]) : []);
}

function getStyles(theme: GrafanaTheme2) {
  return {
    ...toolbarStyles(theme),
    quiet: css({ color: theme.colors.text.secondary, maxWidth: 640 }),
    list: css({ listStyle: 'none', margin: theme.spacing(0, 0, 2) }),
    problems: css({
      maxHeight: 200,
      overflowY: 'auto',
      margin: 0,
      paddingLeft: theme.spacing(2),
      overflowWrap: 'anywhere',
    }),
  };
}
