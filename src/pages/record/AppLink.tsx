import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';

interface Props {
  /** Without the sub-path of the Grafana. */
  to: string;
  children: ReactNode;
}

/** A link to another page of this Grafana; Grafana opens it without loading the page anew. */
export function AppLink({ to, children }: Props) {
  return (
    <a href={locationUtil.assureBaseUrl(to)} className={useStyles2(getStyles)}>
      {children}
    </a>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return css({
    color: theme.colors.text.link,
    overflowWrap: 'anywhere',
    '&:hover, &:focus-visible': { textDecoration: 'underline' },
  });
}
