import { Badge } from '@grafana/ui';

import type { AgreementHead } from './agreementHead';

const LOOK = {
  draft: { color: 'darkgrey', icon: 'file-alt' },
  proposed: { color: 'blue', icon: 'comments-alt' },
  'in-force': { color: 'green', icon: 'check' },
  retired: { color: 'darkgrey', icon: 'archive-alt' },
} as const;

/** Where an agreement stands, as a pill: "Version 4, proposed". */
export function StandingBadge({ head: { standing, badge } }: { head: AgreementHead }) {
  return <Badge text={badge} {...LOOK[standing]} />;
}
