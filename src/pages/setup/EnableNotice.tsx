import { type AppPluginMeta, locationUtil } from '@grafana/data';
import { Alert, Button, LinkButton } from '@grafana/ui';
import { useState } from 'react';

import type { HttpPort } from '../../grafana/HttpPort';
import { CONFIGURATION_PATH } from '../appPaths';
import { enableApp } from '../../grafana/setup/enableApp';

interface Props {
  http: HttpPort;
  meta: AppPluginMeta;
  isAdmin: boolean;
}

/** Says that the app is not enabled, and lets an administrator enable it. */
export function EnableNotice({ http, meta, isAdmin }: Props) {
  const [step, setStep] = useState<'off' | 'working' | 'on'>('off');
  const [problem, setProblem] = useState<string>();
  const enable = async () => {
    setStep('working');
    const refusal = await enableApp(http, meta);
    setProblem(refusal);
    setStep(refusal === undefined ? 'on' : 'off');
  };
  if (step === 'on') {
    return (
      <Alert severity="success" title="The Truce app is enabled">
        <p>Its pages appear in the navigation when this page is loaded again.</p>
        {/* With a target Grafana leaves the link to the browser, which loads the whole page. */}
        <LinkButton href={locationUtil.assureBaseUrl(CONFIGURATION_PATH)} target="_self" variant="secondary">
          Reload this page
        </LinkButton>
      </Alert>
    );
  }
  return (
    <Alert severity="warning" title="The Truce app is not enabled">
      <p>Its panels and its data source work without, its pages do not.</p>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {isAdmin ? (
        <Button onClick={enable} disabled={step === 'working'}>
          Enable
        </Button>
      ) : (
        <p>Ask a Grafana administrator to enable it here.</p>
      )}
    </Alert>
  );
}
