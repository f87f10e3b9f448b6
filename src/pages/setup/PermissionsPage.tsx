import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil } from '@grafana/data';
import { Icon, LinkButton, useStyles2 } from '@grafana/ui';
import { useCallback } from 'react';

import { DEFINITIONS_FOLDER, RECORD_FOLDER } from '../../grafana/places';
import { isAdmin } from '../isAdmin';
import type { Desk } from '../record/Desk';
import { RecordPage } from '../record/RecordPage';
import { runtimeDesk } from '../record/runtimeDesk';
import { useDesk } from '../record/useDesk';
import { rightsRows } from './rightsRows';

interface Props {
  desk?: Desk;
}

/** Who may do what in Truce, what the reader may, and where an admin changes it. */
export function PermissionsPage({ desk = runtimeDesk() }: Props) {
  const styles = useStyles2(getStyles);
  const read = useCallback(() => {
    // The page is opened to see what was allowed just now.
    desk.renew();
    return desk.read();
  }, [desk]);
  const reading = useDesk(read, false);
  return (
    <RecordPage
      title="Who may do what"
      subTitle="Truce keeps everything in two folders of this Grafana. Their permissions decide."
      desk={desk}
      reading={reading}
    >
      {({ access }) => (
        <div className={styles.page}>
          <h2 className={styles.heading}>{access.user === undefined ? 'You are not signed in' : 'What you may do'}</h2>
          <ul className={styles.list} aria-label="What you may do">
            {rightsRows(access).map(({ id, title, isAllowed, sentence }) => (
              <li key={id} className={styles.item}>
                <Icon
                  name={isAllowed ? 'check-circle' : 'minus-circle'}
                  className={isAllowed ? styles.good : styles.quiet}
                />
                <div>
                  <div>
                    {title}: <strong>{isAllowed ? 'yes' : 'no'}</strong>
                  </div>
                  <div className={styles.quiet}>{sentence}</div>
                </div>
              </li>
            ))}
          </ul>
          <h2 className={styles.heading}>The two folders</h2>
          <p>
            <strong>{DEFINITIONS_FOLDER.title}</strong> holds what is promised, and who acts for which party. Editors
            write it, everybody else reads it. So those who only take part cannot name themselves signers.
          </p>
          <p>
            <strong>{RECORD_FOLDER.title}</strong> holds what people said: proposals, signatures, decisions. Whoever
            takes part writes it, so the set-up gives Edit on it to Viewers too: product managers often are Viewers. To
            let only some of them take part, give Viewers View, and Edit on this folder alone to single people or teams.
          </p>
          <p className={styles.quiet}>
            Grafana remembers permissions for a minute. Others see a new permission within that minute, and may be
            refused until then.
          </p>
          {isAdmin() ? (
            <>
              <p>
                Open the folder, then <em>Folder actions</em> and <em>Manage permissions</em>.
              </p>
              <div className={styles.buttons}>
                <LinkButton icon="folder" href={folderPage(RECORD_FOLDER.uid)}>
                  {`Open the folder ${RECORD_FOLDER.title}`}
                </LinkButton>
                <LinkButton icon="folder" variant="secondary" href={folderPage(DEFINITIONS_FOLDER.uid)}>
                  {`Open the folder ${DEFINITIONS_FOLDER.title}`}
                </LinkButton>
              </div>
            </>
          ) : (
            <p className={styles.quiet}>An admin of this Grafana changes permissions, on the page of each folder.</p>
          )}
        </div>
      )}
    </RecordPage>
  );
}

/** Grafana's page of a folder: its permissions have no address of their own, but an entry in its menu. */
function folderPage(folderUid: string): string {
  return locationUtil.assureBaseUrl(`/dashboards/f/${folderUid}`);
}

function getStyles(theme: GrafanaTheme2) {
  return {
    page: css({ maxWidth: 720 }),
    heading: css({ marginTop: theme.spacing(2), fontSize: theme.typography.h4.fontSize }),
    list: css({ listStyle: 'none' }),
    item: css({
      display: 'flex',
      gap: theme.spacing(1.5),
      padding: theme.spacing(1, 0),
      borderTop: `1px solid ${theme.colors.border.weak}`,
      '& > svg': { flex: 'none', marginTop: 3 },
    }),
    good: css({ color: theme.colors.success.text }),
    quiet: css({ color: theme.colors.text.secondary }),
    buttons: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  };
}
