import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil } from '@grafana/data';
import { Button, LinkButton, useStyles2 } from '@grafana/ui';

import { AGREEMENTS_PATH, CONFIGURATION_PATH } from '../appPaths';
import type { OverviewNotice } from './overviewNotice';

interface Props {
  notice: OverviewNotice;
  onRetry: () => void;
}

/** Why there is no list, and the next step. */
export function NoticeBox({ notice, onRetry }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <section className={styles.box} role="status">
      <h2 className={styles.title}>{notice.title}</h2>
      <p className={styles.text}>{notice.text}</p>
      {notice.step === 'configuration' && (
        <LinkButton href={locationUtil.assureBaseUrl(CONFIGURATION_PATH)} icon="cog">
          Open the configuration page
        </LinkButton>
      )}
      {notice.step === 'agreements' && (
        <LinkButton variant="secondary" href={locationUtil.assureBaseUrl(AGREEMENTS_PATH)}>
          All agreements
        </LinkButton>
      )}
      {notice.step === 'retry' && (
        <Button variant="secondary" icon="sync" onClick={onRetry}>
          Try again
        </Button>
      )}
    </section>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    box: css({
      maxWidth: 640,
      padding: theme.spacing(3),
      border: `1px dashed ${theme.colors.border.medium}`,
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.primary,
    }),
    title: css({ fontSize: theme.typography.h4.fontSize, marginBottom: theme.spacing(1) }),
    text: css({ color: theme.colors.text.secondary, overflowWrap: 'anywhere', marginBottom: theme.spacing(2) }),
  };
}
