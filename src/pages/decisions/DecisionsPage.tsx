import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Combobox, FilterInput, useStyles2 } from '@grafana/ui';
import { useCallback, useId, useMemo, useState } from 'react';

import type { Desk, DeskContents } from '../record/Desk';
import { readStates as readRuntimeStates } from '../record/readStates';
import { RecordPage } from '../record/RecordPage';
import { runtimeDesk } from '../record/runtimeDesk';
import { runtimeReader } from '../record/runtimeReader';
import { slosToConfirm } from '../record/slosToConfirm';
import { toConfirm } from '../record/toConfirm';
import { useDesk } from '../record/useDesk';
import { type ReadStates, type States, useStates } from '../record/useStates';
import { toolbarStyles } from '../toolbarStyles';
import { useAddress } from '../useAddress';
import { DecisionDesk } from './DecisionDesk';
import { filterLog, type LogFilter, narrowLogFilter } from './LogFilter';
import { LogItem } from './LogItem';
import { LOG_KIND_NAMES, LOG_KINDS } from './LogRow';
import { logRows } from './logRows';

interface Props {
  desk?: Desk;
  readStates?: ReadStates;
  now?: () => number;
}

/** More are shown when asked for. */
const PAGE = 50;

/** What was decided, over all agreements or of one, and the forms for it. */
export function DecisionsPage({ desk = runtimeDesk(), readStates = readRuntimeStates, now = Date.now }: Props) {
  const [filter, setFilter] = useLogFilter();
  const { agreement } = filter;
  // Of one agreement everything is read; over all of them what decides now, and the newest.
  const read = useCallback(
    async () => (agreement === undefined ? undefined : await desk.readWhole(agreement)) ?? desk.read(),
    [desk, agreement]
  );
  const reading = useDesk<DeskContents>(read);
  const { contents: known } = reading;
  const states = useStates(readStates, known === undefined ? [] : slosToConfirm(known), known?.at);
  return (
    <RecordPage
      subTitle="Exceptions, exclusions, recoveries, launches and signatures: what holds first, then the newest."
      desk={desk}
      reading={reading}
    >
      {(contents) => (
        <Log
          contents={contents}
          states={states}
          filter={filter}
          onFilter={setFilter}
          desk={desk}
          now={now}
          onOutcome={() => void reading.refresh()}
        />
      )}
    </RecordPage>
  );
}

interface LogProps {
  contents: DeskContents;
  states: States;
  filter: LogFilter;
  onFilter: (part: LogFilterChange) => void;
  desk: Desk;
  now: () => number;
  onOutcome: () => void;
}

function Log({ contents, states, filter, onFilter, desk, now, onOutcome }: LogProps) {
  const styles = useStyles2(getStyles);
  const [most, setMost] = useState(PAGE);
  const agreementLabel = useId();
  const kindLabel = useId();
  const { agreements, slos, access, at } = contents;
  const rows = useMemo(
    () => logRows(agreements, new Map(slos.map(({ value }) => [value.id, value.title])), runtimeReader(at)),
    [agreements, slos, at]
  );
  const waitingTiers = useMemo(() => toConfirm(states.rows), [states]);
  const shown = filterLog(rows, filter);
  const only = agreements.length === 1 ? agreements[0] : undefined;
  const chosen = agreements.find((it) => it.stored.value.id === filter.agreement) ?? only;
  const isFiltered = Object.keys(filter).length > 0;
  const titles = agreements.map(({ stored }) => ({ value: stored.value.id, label: stored.value.title }));
  const isCut = filter.agreement === undefined && agreements.some((it) => it.stored.value.checkpoint !== undefined);
  return (
    <>
      <div className={styles.toolbar}>
        <div className={styles.search}>
          <FilterInput
            aria-label="Find a decision"
            placeholder="Find a decision"
            escapeRegex={false}
            value={filter.q ?? ''}
            onChange={(q) => onFilter({ q })}
          />
        </div>
        <span id={agreementLabel} className={styles.spoken}>
          Agreement
        </span>
        <Combobox
          aria-labelledby={agreementLabel}
          placeholder="all agreements"
          width={32}
          isClearable
          options={titles}
          value={filter.agreement ?? null}
          onChange={(option) => onFilter({ agreement: option?.value })}
        />
        <span id={kindLabel} className={styles.spoken}>
          Kind
        </span>
        <Combobox
          aria-labelledby={kindLabel}
          placeholder="all kinds"
          width={22}
          isClearable
          options={LOG_KINDS.map((value) => ({ value: value as string, label: LOG_KIND_NAMES[value] }))}
          value={filter.kind ?? null}
          onChange={(option) => onFilter({ kind: option?.value })}
        />
        <span className={styles.quiet} role="status">
          {isFiltered ? `${shown.length} of ${rows.length} shown` : ''}
        </span>
      </div>
      {chosen !== undefined ? (
        <DecisionDesk
          key={chosen.stored.value.id}
          agreement={chosen}
          contents={contents}
          desk={desk}
          waitingTiers={waitingTiers}
          now={now}
          onOutcome={onOutcome}
        />
      ) : (
        access.user !== undefined &&
        agreements.length > 0 && (
          <p className={styles.quiet}>Choose an agreement to ask for something, book a launch or write a note.</p>
        )
      )}
      {rows.length === 0 && <p className={styles.quiet}>Nothing has been decided yet.</p>}
      {rows.length > 0 && shown.length === 0 && (
        <p className={styles.quiet}>
          No decision fits this filter.{' '}
          <Button
            size="sm"
            variant="secondary"
            onClick={() => onFilter({ agreement: undefined, kind: undefined, q: undefined })}
          >
            Show all
          </Button>
        </p>
      )}
      <ul className={styles.list}>
        {shown.slice(0, most).map((row) => (
          <LogItem
            key={row.key}
            row={row}
            agreement={agreements.find((it) => it.stored.value.id === row.agreement.id)}
            access={access}
            at={at}
            desk={desk}
            onOutcome={onOutcome}
          />
        ))}
      </ul>
      {shown.length > most && (
        <Button variant="secondary" onClick={() => setMost(most + PAGE)}>
          {`Show ${Math.min(PAGE, shown.length - most)} more of ${shown.length - most}`}
        </Button>
      )}
      {isCut && (
        <p className={styles.quiet}>
          Over all agreements only what decides now and the newest entries are read. Choose an agreement for its whole
          record.
        </p>
      )}
    </>
  );
}

type LogFilterChange = Partial<Record<'agreement' | 'kind' | 'q', string | undefined>>;

/** The filter in the address, so that it can be shared and the way back works. */
function useLogFilter(): [LogFilter, (part: LogFilterChange) => void] {
  const { params, change } = useAddress();
  const filter = narrowLogFilter({ agreement: params.get('agreement'), kind: params.get('kind'), q: params.get('q') });
  return [filter, (part) => change(part, { replace: true })];
}

function getStyles(theme: GrafanaTheme2) {
  return {
    ...toolbarStyles(theme),
    quiet: css({ color: theme.colors.text.secondary }),
    list: css({ listStyle: 'none', marginBottom: theme.spacing(2) }),
  };
}
