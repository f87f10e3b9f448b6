import { css } from '@emotion/css';
import type { PanelDataErrorView } from '@grafana/runtime';
import type { ComponentProps } from 'react';

type NoDataProps = ComponentProps<typeof PanelDataErrorView>;

/** What a panel says in place of a picture: the panel's own sentence, else that there is no data. */
export function NoDataMessage({ message, data, fieldConfig }: NoDataProps) {
  const sentence =
    message ??
    fieldConfig?.defaults.noValue ??
    (data.series.length === 0 ? 'No data' : 'The data has no field that this panel can draw');
  return (
    <div className={centred} data-testid="data-testid Panel data error message">
      {sentence}
    </div>
  );
}

const centred = css({ height: '100%', display: 'grid', placeItems: 'center', textAlign: 'center' });
