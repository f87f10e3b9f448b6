import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil } from '@grafana/data';
import { LinkButton, useStyles2 } from '@grafana/ui';
import { useCallback, useMemo } from 'react';

import { AGREEMENTS_PATH, PERMISSIONS_PATH } from '../appPaths';
import { AppLink } from '../record/AppLink';
import type { Desk, DeskContents } from '../record/Desk';
import { readStates as readRuntimeStates } from '../record/readStates';
import { RecordPage } from '../record/RecordPage';
import { runtimeDesk } from '../record/runtimeDesk';
import { runtimeReader } from '../record/runtimeReader';
import { slosToConfirm } from '../record/slosToConfirm';
import { toConfirm } from '../record/toConfirm';
import { useDesk } from '../record/useDesk';
import { type ReadStates, type States, useStates } from '../record/useStates';
import { type InboxItem, inboxOf } from './inboxOf';
import { ownOpen } from './ownOpen';

interface Props {
  desk?: Desk;
  readStates?: ReadStates;
}

/** What waits for whoever looks at it, over all agreements. */
export function InboxPage({ desk = runtimeDesk(), readStates = readRuntimeStates }: Props) {
  const reading = useDesk(useCallback(() => desk.read(), [desk]));
  const { contents } = reading;
  const states = useStates(readStates, contents === undefined ? [] : slosToConfirm(contents), contents?.at);
  return (
    <RecordPage subTitle="What waits for you, the most urgent first." desk={desk} reading={reading}>
      {(read) => <Inbox contents={read} states={states} />}
    </RecordPage>
  );
}

function Inbox({ contents, states }: { contents: DeskContents; states: States }) {
  const styles = useStyles2(getStyles);
  const reader = runtimeReader(contents.at);
  const waitingTiers = useMemo(() => toConfirm(states.rows), [states]);
  const { user, mayAct } = contents.access;
  if (user === undefined) {
    return <p>You are not signed in. Sign in to see what waits for you. Everything can be read without.</p>;
  }
  const items = inboxOf(contents, waitingTiers, reader);
  const own = ownOpen(contents, reader);
  return (
    <>
      {!mayAct && (
        <p>
          You may not write the record, so nothing can be signed or decided by you here.{' '}
          <AppLink to={PERMISSIONS_PATH}>Who may do what</AppLink>
        </p>
      )}
      <section aria-label="Waits for you">
        <h2 className={styles.heading}>{items.length === 0 ? 'Waits for you' : `Waits for you (${items.length})`}</h2>
        {items.length === 0 ? (
          <p className={styles.quiet}>
            Nothing waits for you. <AppLink to={AGREEMENTS_PATH}>All agreements</AppLink>
          </p>
        ) : (
          <ul className={styles.list}>
            {items.map((item) => (
              <WaitingLine key={item.key} item={item} />
            ))}
          </ul>
        )}
      </section>
      <section aria-label="Waits for others">
        <h2 className={styles.heading}>
          {own.length === 0
            ? 'What you said and waits for others'
            : `What you said and waits for others (${own.length})`}
        </h2>
        {own.length === 0 ? (
          <p className={styles.quiet}>Nothing you said waits for others.</p>
        ) : (
          <ul className={styles.list}>
            {own.map(({ key, title, sentence, agreement, link }) => (
              <li key={key} className={styles.item}>
                <div className={styles.words}>
                  <strong>
                    <AppLink to={link}>{title}</AppLink>
                  </strong>
                  <div>{sentence}</div>
                  <div className={styles.quiet}>{agreement}</div>
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function WaitingLine({ item: { title, sentence, agreement, link, action } }: { item: InboxItem }) {
  const styles = useStyles2(getStyles);
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <strong>{title}</strong>
        <div>{sentence}</div>
        {!title.includes(agreement) && <div className={styles.quiet}>{agreement}</div>}
      </div>
      <LinkButton href={locationUtil.assureBaseUrl(link)} variant="secondary" aria-label={`${action}: ${title}`}>
        {action}
      </LinkButton>
    </li>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    heading: css({ marginTop: theme.spacing(1), fontSize: theme.typography.h4.fontSize }),
    quiet: css({ color: theme.colors.text.secondary }),
    list: css({ listStyle: 'none', marginBottom: theme.spacing(3) }),
    item: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
      padding: theme.spacing(1.5, 2),
      marginBottom: theme.spacing(1),
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.primary,
    }),
    words: css({ flex: '1 1 260px', minWidth: 0, overflowWrap: 'anywhere' }),
  };
}
