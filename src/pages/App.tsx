import type { AppRootProps } from '@grafana/data';
import { Navigate, Route, Routes } from 'react-router-dom';

import { AgreementPage } from './agreement/AgreementPage';
import { ProposePage } from './agreement/ProposePage';
import { OVERVIEW_PATH } from './appPaths';
import { OverviewPage } from './overview/OverviewPage';

/** The app's pages, below `/a/<app id>`. An address that is none leads to the overview. */
export default function App(_props: AppRootProps) {
  return (
    <Routes>
      <Route path="overview" element={<OverviewPage />} />
      <Route path="agreements/:id" element={<AgreementPage />} />
      <Route path="agreements/:id/propose" element={<ProposePage />} />
      <Route path="*" element={<Navigate replace to={OVERVIEW_PATH} />} />
    </Routes>
  );
}
