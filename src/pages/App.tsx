import type { AppRootProps } from '@grafana/data';
import { Navigate, Route, Routes } from 'react-router-dom';

import { AgreementPage } from './agreement/AgreementPage';
import { ProposePage } from './agreement/ProposePage';
import { AgreementsPage } from './agreements/AgreementsPage';
import { EditAgreementPage } from './agreements/EditAgreementPage';
import { NewAgreementPage } from './agreements/NewAgreementPage';
import { OVERVIEW_PATH } from './appPaths';
import { DecisionsPage } from './decisions/DecisionsPage';
import { InboxPage } from './inbox/InboxPage';
import { OverviewPage } from './overview/OverviewPage';
import { PermissionsPage } from './setup/PermissionsPage';

/** The app's pages, below `/a/<app id>`. An address that is none leads to the overview. */
export default function App(_props: AppRootProps) {
  return (
    <Routes>
      <Route path="overview" element={<OverviewPage />} />
      <Route path="agreements" element={<AgreementsPage />} />
      <Route path="new-agreement" element={<NewAgreementPage />} />
      <Route path="agreements/:id" element={<AgreementPage />} />
      <Route path="agreements/:id/edit" element={<EditAgreementPage />} />
      <Route path="agreements/:id/propose" element={<ProposePage />} />
      <Route path="inbox" element={<InboxPage />} />
      <Route path="decisions" element={<DecisionsPage />} />
      <Route path="who-may-do-what" element={<PermissionsPage />} />
      <Route path="*" element={<Navigate replace to={OVERVIEW_PATH} />} />
    </Routes>
  );
}
