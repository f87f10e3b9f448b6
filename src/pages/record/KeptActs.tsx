import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import { useState } from 'react';

import type { Desk, KeptAct } from './Desk';
import { keptTitle, wordKept } from './wordKept';
import { runtimeReader } from './runtimeReader';

interface Props {
  desk: Desk;
  /** Titles of agreements by id. */
  titles: ReadonlyMap<string, string>;
  /** When the page was read, milliseconds. */
  at: number;
  /** Called after something was sent or thrown away, to read again. */
  onChange: () => void;
}

/** What this person said and did not arrive, with the offer to send it again. Nothing when there is nothing. */
export function KeptActs({ desk, titles, at, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [isBusy, setBusy] = useState(false);
  const kept = desk.kept();
  if (kept.length === 0) {
    return null;
  }
  const sendAll = async () => {
    setBusy(true);
    const failed: Record<string, string> = {};
    // One after the other: what was said later may rest on what was said before.
    for (const { id, agreement, draft } of kept) {
      const outcome = await desk.say(agreement, draft, id);
      if (!outcome.ok) {
        failed[id] = outcome.problem;
      }
    }
    setProblems(failed);
    setBusy(false);
    onChange();
  };
  const throwAway = ({ id }: KeptAct) => {
    desk.forget(id);
    onChange();
  };
  const reader = runtimeReader(at);
  return (
    <Alert severity="warning" title={keptTitle(kept.length)}>
      <ul className={styles.list}>
        {kept.map((it) => (
          <li key={it.id} className={styles.item}>
            <span className={styles.words}>
              {wordKept(it, titles, reader)}
              {problems[it.id] !== undefined && <span role="alert">{` ${problems[it.id]}`}</span>}
            </span>
            <Button size="sm" variant="secondary" fill="outline" disabled={isBusy} onClick={() => throwAway(it)}>
              Throw away
            </Button>
          </li>
        ))}
      </ul>
      <Button size="sm" disabled={isBusy} onClick={() => void sendAll()}>
        {isBusy ? 'Sending…' : 'Send again'}
      </Button>
    </Alert>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    list: css({ listStyle: 'none', margin: theme.spacing(0.5, 0, 1) }),
    item: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0.5, 0),
    }),
    words: css({ flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' }),
  };
}
